export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const CELL = 64;
/** In squares: more than any drawing is high. */
const WIDEST = 1_000_003;

/** What is taken of a drawing, and what is free. Kept by squares, so that a question looks at its neighbours only. */
export function freeRoom() {
  const taken = new Map<number, Box[]>();
  const squaresOf = ({ left, right, top, bottom }: Box): readonly number[] => {
    const squares: number[] = [];
    for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x++)
      for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y++) squares.push(x * WIDEST + y);
    return squares;
  };
  return {
    isFree: (box: Box): boolean =>
      squaresOf(box).every((square) =>
        (taken.get(square) ?? []).every((other) => !lieOnOneAnother(box, other)),
      ),
    take(box: Box): void {
      for (const square of squaresOf(box)) {
        const boxes = taken.get(square);
        if (boxes === undefined) taken.set(square, [box]);
        else boxes.push(box);
      }
    },
  };
}

const lieOnOneAnother = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
