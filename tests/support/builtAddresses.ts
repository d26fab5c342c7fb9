import ts from 'typescript';

/** One address under `/api/` that the app asks, read from its source. `*` stands for what is only known when it runs. */
export interface BuiltAddress {
  readonly method: string;
  /** Without the query: `/api/spaces/…/me`. */
  readonly path: string;
  readonly query: string;
  readonly file: string;
}

export interface Source {
  readonly file: string;
  readonly text: string;
}

/** A function that builds an address of what it is handed: the parameters stand in it as `⟨name⟩`. */
interface Builder {
  readonly parameters: readonly { readonly name: string; readonly otherwise: readonly string[] }[];
  readonly method: string;
  readonly address: string;
  readonly file: string;
}

type Scope = ts.FunctionLikeDeclaration | null;

const holeOf = (name: string): string => `⟨${name}⟩`;
const HOLE = /⟨(\w+)⟩/g;
const UNKNOWN = '*';
const ROOT = '/api/';

/**
 * Every address under `/api/` that these sources build, by data flow: a template string that begins with it, and then
 * whatever the callers of its function put in, and theirs. A call is followed where what is called stands in the same file
 * or is imported by its name.
 */
export function builtAddresses(sources: readonly Source[]): readonly BuiltAddress[] {
  const parsed = sources.map(({ file, text }) => ({
    file,
    markup: file.endsWith('.svelte') ? withoutScript(text) : '',
    tree: ts.createSourceFile(
      file,
      file.endsWith('.svelte') ? scriptOf(text) : text,
      ts.ScriptTarget.Latest,
      true,
    ),
  }));
  const found: BuiltAddress[] = [];
  const builders = new Map<string, Builder[]>();

  const note = (method: string, address: string, scope: Scope, file: string): boolean => {
    const open = parametersOf(scope).filter(({ name }) => `${method} ${address}`.includes(holeOf(name)));
    const name = nameOf(scope);
    if (open.length === 0 || name === null) {
      const [path = '', query = ''] = closed(address).split('?');
      if (!found.some((one) => one.method === closed(method) && one.path === path && one.query === query))
        found.push({ method: closed(method), path, query, file });
      return false;
    }
    const known = builders.get(name) ?? [];
    if (known.some((one) => one.method === method && one.address === address)) return false;
    builders.set(name, [...known, { parameters: parametersOf(scope), method, address, file }]);
    return true;
  };

  for (const { file, markup, tree } of parsed) {
    for (const [, address = ''] of markup.matchAll(/["'`](\/api\/[^"'`]*)["'`]/g))
      note('GET', address.replace(/\$?\{[^}]*\}/g, UNKNOWN), null, file);
    each(tree, (node) => {
      if (!isText(node) || ts.isImportDeclaration(node.parent)) return;
      for (const text of valuesOf(node)) {
        const at = text.indexOf(ROOT);
        // A comparison with what an address begins with asks nothing.
        if (at === -1 || isCompared(node)) continue;
        note(methodAt(node), text.slice(at), scopeOf(node), file);
      }
    });
  }
  const calls = parsed.flatMap(({ file, tree }) => callsIn(tree, file));
  // Until nobody is found any more who builds an address by another's hand.
  for (let isNew = true; isNew;) {
    isNew = false;
    for (const { call, name, file, isImported } of calls)
      for (const builder of builders.get(name) ?? [])
        if (builder.file === file || isImported)
          for (const [method, address] of handed(call, builder))
            if (note(method, address, scopeOf(call), file)) isNew = true;
  }
  return found;
}

interface Call {
  readonly call: ts.CallExpression;
  readonly name: string;
  readonly file: string;
  readonly isImported: boolean;
}

function callsIn(tree: ts.SourceFile, file: string): readonly Call[] {
  const imported = new Set<string>();
  const calls: Call[] = [];
  each(tree, (node) => {
    if (ts.isImportSpecifier(node)) imported.add(node.name.text);
    if (!ts.isCallExpression(node)) return;
    const name = calledBy(node);
    calls.push({ call: node, name, file, isImported: imported.has(name) });
  });
  return calls;
}

/** What the builder makes of the arguments of this call. */
function handed(
  call: ts.CallExpression,
  { parameters, method, address }: Builder,
): (readonly [string, string])[] {
  let made: (readonly [string, string])[] = [[method, address]];
  parameters.forEach(({ name, otherwise }, n) => {
    const given = call.arguments[n];
    const values = given === undefined ? otherwise : valuesOf(given);
    made = made.flatMap(([how, where]) =>
      `${how} ${where}`.includes(holeOf(name))
        ? values.map(
            (value) => [how.replace(holeOf(name), value), where.replace(holeOf(name), value)] as const,
          )
        : [[how, where] as const],
    );
  });
  return made;
}

/** The texts that an expression may come to. */
function valuesOf(node: ts.Expression | ts.Node): readonly string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isTemplateExpression(node))
    return node.templateSpans.reduce<readonly string[]>(
      (heads, { expression, literal }) =>
        heads.flatMap((head) => valuesOf(expression).map((value) => `${head}${value}${literal.text}`)),
      [node.head.text],
    );
  if (ts.isConditionalExpression(node)) return [...valuesOf(node.whenTrue), ...valuesOf(node.whenFalse)];
  if (ts.isParenthesizedExpression(node)) return valuesOf(node.expression);
  if (ts.isIdentifier(node)) return valuesOfName(node);
  return [UNKNOWN];
}

/** A parameter stays open; a constant beside is read. */
function valuesOfName(node: ts.Identifier): readonly string[] {
  for (let at: ts.Node = node.parent; at !== undefined; at = at.parent) {
    if (ts.isFunctionLike(at) && at.parameters.some(({ name }) => name.getText() === node.text))
      return [holeOf(node.text)];
    if (!ts.isBlock(at) && !ts.isSourceFile(at)) continue;
    for (const statement of at.statements)
      if (ts.isVariableStatement(statement))
        for (const { name, initializer } of statement.declarationList.declarations)
          if (name.getText() === node.text && initializer !== undefined) return valuesOf(initializer);
  }
  return [UNKNOWN];
}

/** `fetch(address, { method })`, or GET. */
function methodAt(address: ts.Node): string {
  const call = address.parent;
  if (!ts.isCallExpression(call)) return 'GET';
  for (const choices of call.arguments)
    if (ts.isObjectLiteralExpression(choices))
      for (const one of choices.properties) {
        if (one.name?.getText() !== 'method') continue;
        if (ts.isShorthandPropertyAssignment(one)) return valuesOfName(one.name)[0] ?? UNKNOWN;
        if (ts.isPropertyAssignment(one)) return valuesOf(one.initializer)[0] ?? UNKNOWN;
      }
  return 'GET';
}

const parametersOf = (scope: Scope): Builder['parameters'] =>
  (scope?.parameters ?? []).map(({ name, initializer, questionToken }) => ({
    name: name.getText(),
    otherwise: initializer !== undefined ? valuesOf(initializer) : questionToken ? [''] : [UNKNOWN],
  }));

/** The nearest function around that has a name of its own; what it answers with is its own too. */
function scopeOf(node: ts.Node): Scope {
  for (let at = node.parent; at !== undefined; at = at.parent)
    if (ts.isFunctionLike(at) && 'body' in at && nameOf(at as Scope) !== null) return at as Scope;
  return null;
}

function nameOf(scope: Scope): string | null {
  if (scope === null) return null;
  if (scope.name !== undefined) return scope.name.getText();
  const { parent } = scope;
  return ts.isVariableDeclaration(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isPropertyAssignment(parent)
    ? parent.name.getText()
    : null;
}

const calledBy = ({ expression }: ts.CallExpression): string =>
  ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();

const isText = (node: ts.Node): boolean => ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);

const isCompared = ({ parent }: ts.Node): boolean =>
  ts.isCallExpression(parent) && /^(startsWith|endsWith|includes)$/.test(calledBy(parent));

const closed = (address: string): string => address.replace(HOLE, UNKNOWN);

function each(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  node.forEachChild((child) => each(child, visit));
}

const SCRIPT = /<script[^>]*>([\s\S]*?)<\/script>/g;
const scriptOf = (text: string): string => [...text.matchAll(SCRIPT)].map(([, script]) => script).join('\n');
const withoutScript = (text: string): string => text.replace(SCRIPT, '');
