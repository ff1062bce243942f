import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { isAreaByTags, kindOfTags } from '../../domain/survey/baseMap.ts';
import type { SurveyItem } from '../../domain/survey/record.ts';
import { SurveyRefused } from '../../domain/survey/refused.ts';
import type { OpenStream } from './fileMeter.ts';
import { OsmNodes } from './osmNodes.ts';
import { joinRings } from './osmRings.ts';

type Place = readonly [number, number];
interface Element {
  readonly kind: 'way' | 'relation';
  readonly id: string;
  /** Numbers of the nodes of a way, or of the ways of a relation. */
  readonly members: number[];
  readonly tags: Record<string, string>;
}
interface Reading {
  readonly nodes: OsmNodes;
  /** Nodes of every way: a lake's shores are ways without a tag of their own, told only by the relation further down. */
  readonly ways: Map<number, Float64Array>;
  current: Element | null;
  readonly finished: Element[];
}

/**
 * Streets, water and courtyards of an OpenStreetMap XML file (WGS 84): ways as lines or areas, multipolygons as areas with
 * their holes. Nodes come before ways and ways before relations in such files. A document type, and with it any entity of
 * its own, is refused.
 */
export async function* osmRecords(
  path: string,
  signal: AbortSignal | undefined,
  open: OpenStream,
): AsyncGenerator<SurveyItem> {
  const reading: Reading = { nodes: new OsmNodes(), ways: new Map(), current: null, finished: [] };
  const parser = parserOf(reading);
  let position = 0;
  const chunks = open(path, { encoding: 'utf8', highWaterMark: 1 << 18, ...(signal && { signal }) });
  for await (const chunk of chunks) {
    parser.write(chunk as string);
    for (const element of reading.finished.splice(0)) {
      if (element.kind === 'way') reading.ways.set(Number(element.id), Float64Array.from(element.members));
      const isWanted = kindOfTags(element.tags) && (element.kind === 'way' || element.tags.type === 'multipolygon');
      if (!isWanted) continue;
      position += 1;
      yield itemOf(element, reading, position);
    }
  }
  parser.close();
}

function parserOf(reading: Reading): SaxesParser {
  const parser = new SaxesParser();
  parser.on('doctype', () => {
    throw new SurveyRefused('import-file-broken', { message: 'a document type is not allowed' });
  });
  parser.on('error', (error) => {
    throw new SurveyRefused('import-file-broken', { message: error.message });
  });
  parser.on('opentag', (tag) => openTag(reading, tag as SaxesTagPlain));
  parser.on('closetag', ({ name }) => {
    if (reading.current?.kind !== name) return;
    reading.finished.push(reading.current);
    reading.current = null;
  });
  return parser;
}

function openTag(reading: Reading, { name, attributes }: SaxesTagPlain): void {
  const { id = '', lon, lat, ref, type, k, v } = attributes;
  const { current } = reading;
  if (name === 'node') reading.nodes.add(Number(id), Number(lon), Number(lat));
  else if (name === 'way' || name === 'relation') reading.current = { kind: name, id, members: [], tags: {} };
  else if (name === 'nd' || (name === 'member' && type === 'way')) current?.members.push(Number(ref));
  else if (name === 'tag' && k !== undefined && current) current.tags[k] = (v ?? '').trim();
}

function itemOf(element: Element, reading: Reading, position: number): SurveyItem {
  const { kind, id, members, tags } = element;
  const rings = kind === 'way' ? [members] : joinRings(members.map((way) => reading.ways.get(way)));
  const [coordinates, ...others] = rings.map((ring) => placesOf(reading.nodes, ring));
  if (!coordinates || [coordinates, ...others].some((ring) => ring === null))
    return { position, broken: 'missing-node' };
  const isArea = kind === 'relation' || (members[0] === members.at(-1) && isAreaByTags(tags));
  const attributes = { ...tags, id: `${kind}/${id}` };
  const shape = { kind: isArea ? ('area' as const) : ('line' as const), coordinates };
  const rest = others.filter((ring) => ring !== null);
  return { position, attributes, geometry: rest.length > 0 ? { ...shape, others: rest } : shape };
}

/** The places of some nodes; null where one is missing or there is none. */
function placesOf(nodes: OsmNodes, ids: readonly number[]): Place[] | null {
  const places = ids.map((id) => nodes.find(id)).filter((place) => place !== undefined);
  return places.length === ids.length && places.length > 0 ? places : null;
}
