import { saveFile } from '../../ui/saveFile';
import type { LegendText } from './legendLines';

/** What is written beside the map. */
export interface PictureText {
  readonly heading: string;
  readonly details: readonly string[];
  readonly legend: LegendText;
}

const margin = 14;
const lineHeight = 20;
const font = '13px "Noto Sans SC", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';

/** Lets the browser keep the map with its legend as a PNG file. */
export async function savePicture(map: HTMLCanvasElement, text: PictureText, name: string): Promise<void> {
  const canvas = drawPicture(map, text, window.devicePixelRatio || 1);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob) saveFile(blob, `${name}.png`);
}

/** The map with a band below it: what it shows on the left, the legend on the right. */
function drawPicture(map: HTMLCanvasElement, { heading, details, legend }: PictureText, ratio: number) {
  const canvas = document.createElement('canvas');
  const rows = Math.max(details.length + 1, legend.lines.length + 2);
  const band = margin * 2 + rows * lineHeight;
  canvas.width = map.width;
  canvas.height = map.height + Math.round(band * ratio);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('the browser gives no canvas to draw the picture on');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(map, 0, 0);
  context.scale(ratio, ratio);
  const top = map.height / ratio + margin + lineHeight / 2;
  const middle = map.width / ratio / 2;
  context.textBaseline = 'middle';
  const write = (line: string, x: number, row: number, isBold = false) => {
    context.fillStyle = '#1d2b33';
    context.font = isBold ? `600 ${font}` : font;
    context.fillText(line, x, top + row * lineHeight, middle - margin * 2);
  };
  write(heading, margin, 0, true);
  for (const [row, line] of details.entries()) write(line, margin, row + 1);
  write(legend.title, middle, 0, true);
  legend.lines.forEach(({ color, text, areas }, row) => {
    context.fillStyle = color;
    context.fillRect(middle, top + (row + 1) * lineHeight - 6, 18, 12);
    write(`${text}  (${areas})`, middle + 26, row + 1);
  });
  write(legend.method, middle, legend.lines.length + 1);
  return canvas;
}
