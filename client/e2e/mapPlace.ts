import type { Page } from 'playwright-core';

/** Where a place in degrees lies on the screen, as the map is now. */
export function onScreen(page: Page, place: readonly [longitude: number, latitude: number]): Promise<[number, number]> {
  return page.evaluate(
    ([east, north]) => {
      const view = document.querySelector<HTMLElement>('[data-map-view]')?.dataset.mapView ?? '';
      const [lng = 0, lat = 0, zoom = 0] = view.split(',').map(Number);
      const world = 512 * 2 ** zoom;
      const project = (x: number, y: number): [number, number] => [
        ((x + 180) / 360) * world,
        (0.5 - Math.log(Math.tan(Math.PI / 4 + (y * Math.PI) / 360)) / (2 * Math.PI)) * world,
      ];
      const [x, y] = project(east, north);
      const [cx, cy] = project(lng, lat);
      const box = document.querySelector('[data-testid="map"]')?.getBoundingClientRect() ?? new DOMRect();
      return [box.left + box.width / 2 + x - cx, box.top + box.height / 2 + y - cy] as [number, number];
    },
    [place[0], place[1]] as const,
  );
}
