import type { Lamp } from '@domain/time-limit/lamp';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { ink, lampColors } from './palette';

const size = 44;

type Draw = (context: CanvasRenderingContext2D) => void;

const shapes: Readonly<Record<Lamp, Draw>> = {
  green: (context) => context.arc(22, 22, 12, 0, Math.PI * 2),
  yellow: (context) => polygon(context, [22, 7, 37, 34, 7, 34]),
  red: (context) => context.rect(10, 10, 24, 24),
  none: (context) => polygon(context, [22, 8, 36, 22, 22, 36, 8, 22]),
};

function polygon(context: CanvasRenderingContext2D, points: readonly number[]): void {
  context.moveTo(points[0] ?? 0, points[1] ?? 0);
  for (let index = 2; index < points.length; index += 2) context.lineTo(points[index] ?? 0, points[index + 1] ?? 0);
  context.closePath();
}

function drawn(draw: Draw, color: string): ImageData | null {
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  // Drawn to be read: a canvas on the graphics card would have to be fetched back, pixel by pixel, while the page waits.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  context.beginPath();
  draw(context);
  context.lineWidth = 6;
  context.lineJoin = 'round';
  context.strokeStyle = '#ffffff';
  context.stroke();
  context.fillStyle = color;
  context.fill();
  return context.getImageData(0, 0, size, size);
}

const pin: Draw = (context) => {
  context.arc(22, 16, 11, Math.PI * 0.83, Math.PI * 0.17);
  context.lineTo(22, 40);
  context.closePath();
  context.moveTo(26, 16);
  context.arc(22, 16, 4, 0, Math.PI * 2, true);
};

/** Adds the marks that the layers name: one shape for each lamp, and the pin. */
export function addImages(map: MapLibreMap): void {
  const images: [string, ImageData | null][] = (Object.keys(shapes) as Lamp[]).map((lamp) => [
    `lamp-${lamp}`,
    drawn(shapes[lamp], lampColors[lamp]),
  ]);
  images.push(['pin', drawn(pin, ink.pin)]);
  for (const [name, image] of images) if (image && !map.hasImage(name)) map.addImage(name, image, { pixelRatio: 2 });
}
