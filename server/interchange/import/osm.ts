import { createReadStream } from 'node:fs';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { SurveyItem } from '../../domain/survey/record.ts';
import { SurveyRefused } from '../../domain/survey/refused.ts';

/** Which ways are of use: streets and water. */
const WANTED_TAGS = ['highway', 'waterway'] as const;

interface Way {
  readonly id: string;
  readonly nodes: string[];
  readonly tags: Record<string, string>;
}
interface Reading {
  readonly nodes: Map<string, readonly [number, number]>;
  way: Way | null;
  readonly finished: Way[];
}

/**
 * Streets and water of an OpenStreetMap XML file: every way with a highway or waterway class, as a line (WGS 84). Nodes
 * come before ways in such files. A document type, and with it any entity of its own, is refused.
 */
export async function* osmRecords(path: string): AsyncGenerator<SurveyItem> {
  const reading: Reading = { nodes: new Map(), way: null, finished: [] };
  const parser = new SaxesParser();
  parser.on('doctype', () => {
    throw new SurveyRefused('import-file-broken', { message: 'a document type is not allowed' });
  });
  parser.on('error', (error) => {
    throw new SurveyRefused('import-file-broken', { message: error.message });
  });
  parser.on('opentag', (tag) => openTag(reading, tag as SaxesTagPlain));
  parser.on('closetag', (tag) => {
    if (tag.name === 'way' && reading.way) reading.finished.push(reading.way);
    if (tag.name === 'way') reading.way = null;
  });
  let position = 0;
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 18 })) {
    parser.write(chunk as string);
    for (const way of reading.finished.splice(0)) {
      if (!WANTED_TAGS.some((key) => way.tags[key])) continue;
      position += 1;
      yield itemOf(way, reading.nodes, position);
    }
  }
  parser.close();
}

function openTag(reading: Reading, { name, attributes }: SaxesTagPlain): void {
  const { id = '', lon, lat, ref, k, v } = attributes;
  if (name === 'node') reading.nodes.set(id, [Number(lon), Number(lat)]);
  else if (name === 'way') reading.way = { id, nodes: [], tags: {} };
  else if (name === 'nd' && ref !== undefined) reading.way?.nodes.push(ref);
  else if (name === 'tag' && k !== undefined && reading.way) reading.way.tags[k] = (v ?? '').trim();
}

function itemOf(way: Way, nodes: Reading['nodes'], position: number): SurveyItem {
  const coordinates = way.nodes.flatMap((id) => nodes.get(id) ?? []) as unknown[];
  const places = way.nodes.map((id) => nodes.get(id));
  if (coordinates.length === 0 || places.includes(undefined)) return { position, broken: 'missing-node' };
  const kind = WANTED_TAGS.find((key) => way.tags[key]) ?? 'highway';
  const line = places.filter((place) => place !== undefined);
  return {
    position,
    attributes: { id: way.id, kind, class: way.tags[kind] ?? '', ...way.tags },
    geometry: { kind: 'line', coordinates: line },
  };
}
