import type { Map as MapLibreMap } from 'maplibre-gl';

/**
 * Copies the map as it is drawn next. The graphics card forgets a frame as soon as it is on the screen, unless every frame is
 * kept at the cost of memory; within the drawing of one it can still be read.
 */
export function takePicture(map: MapLibreMap): Promise<HTMLCanvasElement> {
  return new Promise((resolve, reject) => {
    map.once('render', () => {
      const source = map.getCanvas();
      const copy = document.createElement('canvas');
      copy.width = source.width;
      copy.height = source.height;
      const context = copy.getContext('2d');
      if (!context) {
        reject(new Error('the browser gives no canvas to copy the map to'));
        return;
      }
      context.drawImage(source, 0, 0);
      resolve(copy);
    });
    map.triggerRepaint();
  });
}
