import { deflateSync } from 'node:zlib';

/** A small map for a PBF file: nodes by number, ways and multipolygons as lists of numbers with their tags. */
export interface SmallMap {
  readonly nodes: Readonly<Record<number, readonly [longitude: number, latitude: number]>>;
  readonly ways: readonly { readonly id: number; readonly nodes: readonly number[]; readonly tags: Tags }[];
}
type Tags = Readonly<Record<string, string>>;

/** Steps of a coordinate in the file: a ten-millionth of a degree (granularity 100 nano-degrees, the usual one). */
const STEPS = 1e7;

/** The bytes of an OpenStreetMap PBF file (osmformat.proto, fileformat.proto), packed as real ones are. */
export function osmPbf(map: SmallMap): Buffer {
  const header = Buffer.concat([text(4, 'OsmSchema-V0.6'), text(4, 'DenseNodes')]);
  return Buffer.concat([block('OSMHeader', header), block('OSMData', primitiveBlock(map))]);
}

function primitiveBlock({ nodes, ways }: SmallMap): Buffer {
  const words = [...new Set(['', ...ways.flatMap(({ tags }) => Object.entries(tags).flat())])];
  const strings = Buffer.concat(words.map((word) => text(1, word)));
  const ids = Object.keys(nodes).map(Number);
  const axis = (at: 0 | 1) => ids.map((id) => Math.round((nodes[id]?.[at] ?? 0) * STEPS));
  const dense = Buffer.concat([
    packed(1, steps(ids).map(zigzag)),
    packed(8, steps(axis(1)).map(zigzag)),
    packed(9, steps(axis(0)).map(zigzag)),
  ]);
  const drawn = ways.map(({ id, nodes: refs, tags }) =>
    Buffer.concat([
      number(1, id),
      packed(
        2,
        Object.keys(tags).map((key) => words.indexOf(key)),
      ),
      packed(
        3,
        Object.values(tags).map((value) => words.indexOf(value)),
      ),
      packed(8, steps(refs).map(zigzag)),
    ]),
  );
  const group = Buffer.concat([bytes(2, dense), ...drawn.map((way) => bytes(3, way))]);
  return Buffer.concat([bytes(1, strings), bytes(2, group)]);
}

/** Length of the head (four bytes, big end first), head, and the packed content. */
function block(kind: string, content: Buffer): Buffer {
  const blob = Buffer.concat([number(2, content.length), bytes(3, deflateSync(content))]);
  const head = Buffer.concat([text(1, kind), number(3, blob.length)]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  return Buffer.concat([length, head, blob]);
}

const steps = (values: readonly number[]) => values.map((value, at) => value - (values[at - 1] ?? 0));
const zigzag = (value: number) => (value < 0 ? -2 * value - 1 : 2 * value);

/** A whole number in groups of seven bits; beyond 32 bits, so without bit operators. */
function varint(value: number): Buffer {
  const groups: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) groups.push((rest % 128) + 128);
  return Buffer.from([...groups, rest]);
}

const number = (field: number, value: number) => Buffer.concat([varint(field * 8), varint(value)]);
const bytes = (field: number, value: Uint8Array) => Buffer.concat([varint(field * 8 + 2), varint(value.length), value]);
const text = (field: number, value: string) => bytes(field, Buffer.from(value));
const packed = (field: number, values: readonly number[]) => bytes(field, Buffer.concat(values.map(varint)));
