import { type Course, knownStreetNames } from './knownStreetNames';
import type { Point } from './plane';
import { createRandom, type Random, seedFor } from './random';
import type { StreetKind } from './streets';

const FIRST = '春申金银文景华永长安康宁德兴新泰和嘉秀清莲荷桂兰梅松柏枫柳瑞锦明盛云丰广汇凤鹤龙白青玉';
const SECOND = '江浦泾塘桥庄山川园林城阳月星虹海湖泉溪宝平昌源光达远福祥荣乐和泽洲坊亭石';

/** Hands out road names, each once in a district. */
export class StreetNames {
  private readonly used = new Map<string, Set<string>>();
  private readonly known = knownStreetNames();
  private readonly randoms = new Map<string, Random>();
  private readonly seed: number;

  constructor(seed: number) {
    this.seed = seed;
  }

  /** A name for a street of a town running between two points (metres); a lane has one only while known names last. */
  take(town: string, kind: StreetKind, from: Point, to: Point): string | null {
    const district = town.slice(0, 6);
    const used = this.used.get(district) ?? new Set<string>();
    this.used.set(district, used);
    const course: Course = Math.abs(to[0] - from[0]) > Math.abs(to[1] - from[1]) ? 'east-west' : 'north-south';
    const known = this.known.get(`${town} ${course}`) ?? [];
    for (let name = known.shift(); name !== undefined; name = known.shift()) {
      if (used.has(name)) continue;
      used.add(name);
      return name;
    }
    return kind === 'lane' ? null : this.inventUnused(district, used, kind, course);
  }

  private inventUnused(district: string, used: Set<string>, kind: StreetKind, course: Course): string {
    const random = this.randoms.get(district) ?? createRandom(seedFor(this.seed, `names ${district}`));
    this.randoms.set(district, random);
    for (;;) {
      const name = invent(kind, course, random);
      if (used.has(name)) continue;
      used.add(name);
      return name;
    }
  }
}

/** Two characters, now and then the part of the road by compass, and the class word of the road. */
function invent(kind: StreetKind, course: Course, random: Random): string {
  const first = random.pick([...FIRST]);
  const second = random.pick([...SECOND].filter((letter) => letter !== first));
  const part = random.next() < 0.3 ? random.pick(course === 'east-west' ? ['东', '西', '中'] : ['南', '北', '中']) : '';
  const isHighway = kind === 'arterial' && part === '' && random.next() < 0.3;
  return `${first}${second}${part}${isHighway ? '公路' : '路'}`;
}
