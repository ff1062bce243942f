/** What of an address makes a scene: all but the wall itself. */
export function sceneOf(parameters: URLSearchParams): string {
  const scene = new URLSearchParams(parameters);
  for (const name of ['wall', 'scene', 'as', 'grid']) scene.delete(name);
  return scene.toString();
}

/** What the wall shows in turn where nobody kept anything: how much, how late, how dense, and what stands out. */
export const usualScenes: readonly string[] = [
  'level=district&days=30',
  'level=subdistrict&days=30&measure=overdueShare',
  'level=subdistrict&days=7&compare=before',
  'level=community&days=30&show=hotspots',
];

const storageKey = 'wangge.heat.scenes';

/** The scenes that somebody kept on this device, or the usual ones. */
export function readScenes(storage: Pick<Storage, 'getItem'>): readonly string[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(storageKey) ?? '[]');
    const scenes = Array.isArray(kept) ? kept.filter((scene): scene is string => typeof scene === 'string') : [];
    return scenes.length > 0 ? scenes : usualScenes;
  } catch {
    return usualScenes;
  }
}

/** Keeps a scene after those that are kept already; one that is there is not kept twice. */
export function keepScene(storage: Pick<Storage, 'getItem' | 'setItem'>, scene: string): void {
  const kept = readScenes(storage);
  const before = kept === usualScenes ? [] : kept.filter((each) => each !== scene);
  storage.setItem(storageKey, JSON.stringify([...before, scene]));
}

/** Back to the usual scenes. */
export function forgetScenes(storage: Pick<Storage, 'removeItem'>): void {
  storage.removeItem(storageKey);
}
