import type { Gesture } from '#domain/kinds/annotation.ts';
import type { IconName } from '#ui/kit/icons.ts';

export const GESTURE_ICONS: Readonly<Record<Gesture, IconName>> = {
  clarify: 'annotation',
  relate: 'link',
  unclearWord: 'help',
  rephrase: 'edit',
};
