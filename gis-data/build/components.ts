import { BANK_RULES, type ComponentRule, CROSSING_RULES, HALF_WIDTH, PARK_RULES, STREET_RULES } from './componentRules';
import type { VertexId } from './coverage';
import type { CityDivision } from './division';
import { isInRing, ringArea } from './geometry';
import { GridLocator } from './gridLocator';
import { pathLength } from './mapFeatures';
import type { Park } from './parks';
import type { Plan } from './plan';
import type { Point } from './plane';
import { createRandom, type Random, seedFor } from './random';
import type { Street } from './streets';
import { type DisposalUnit, type Trade, unitFor } from './units';

/** A component before it is written; place in metres. */
export interface Component {
  readonly category: string;
  readonly name: string;
  readonly at: Point;
  readonly grid: string;
  readonly state: string;
  readonly authority: string;
  readonly owner: string;
  readonly maintainer: string;
  readonly recordedOn: string;
  readonly dataSource: string;
  readonly accuracy: string;
}

export interface ComponentInput {
  readonly plan: Plan;
  readonly division: CityDivision;
  readonly streets: readonly Street[];
  readonly parks: readonly Park[];
  readonly units: readonly DisposalUnit[];
  readonly seed: number;
  /** Chinese names by category code. */
  readonly names: ReadonlyMap<string, string>;
}

/** Where components are made: all unit grids whose code starts so. */
export interface SurveyArea {
  readonly district: string;
  readonly prefix: string;
}

interface Kind {
  readonly category: string;
  readonly owner: Trade;
  readonly maintainer: Trade;
  readonly accuracy: string;
}

/** A lane is narrow and mostly lined by walls: everything stands this much further apart than on a street. */
const LANE_THINNING = 1.9;

/** Puts components along the streets, at crossings, in parks and along the river of one survey area. */
export function surveyComponents(input: ComponentInput, area: SurveyArea): Component[] {
  const survey = new Survey(input, area);
  for (const street of input.streets.filter(({ district }) => district === area.district)) survey.street(street);
  survey.crossings();
  for (const park of input.parks) survey.park(park);
  survey.bank();
  return survey.found;
}

class Survey {
  readonly found: Component[] = [];
  private readonly random: Random;
  private readonly locator: GridLocator;
  private readonly input: ComponentInput;
  private readonly area: SurveyArea;

  constructor(input: ComponentInput, area: SurveyArea) {
    this.input = input;
    this.area = area;
    this.random = createRandom(seedFor(input.seed, `components ${area.prefix}`));
    this.locator = new GridLocator(input.plan.coverage, input.division, area.prefix);
  }

  street({ kind, vertices }: Street): void {
    const line = vertices.map((vertex) => this.input.plan.coverage.metresOf(vertex));
    const [xs, ys] = [line.map((p) => p[0]), line.map((p) => p[1])];
    if (!this.locator.isNear([Math.min(...xs), Math.min(...ys)], [Math.max(...xs), Math.max(...ys)])) return;
    for (const rule of STREET_RULES) {
      if (!rule.kinds.includes(kind)) continue;
      const away = HALF_WIDTH[kind] + rule.fromKerb;
      // What stands on one side only keeps to that side for the whole street.
      const only = this.random.next() < 0.5 ? 1 : -1;
      const sides = rule.sides === 'both' ? [1, -1] : [only];
      const spacing = rule.spacing * (kind === 'lane' ? LANE_THINNING : 1);
      for (const side of sides) {
        this.row(line, { ...rule, spacing }, away * side, rule.sides === 'alternate');
      }
    }
  }

  /** One row along a line at a signed distance; positive is to the left. */
  private row(
    line: readonly Point[],
    rule: Kind & Pick<ComponentRule, 'spacing'>,
    away: number,
    alternate: boolean,
  ): void {
    const length = pathLength(line);
    const clear = Math.min(6, length / 4);
    const spacing = alternate ? rule.spacing / 2 : rule.spacing;
    let sign = 1;
    for (let at = clear + this.random.next() * spacing; at < length - clear; at += spacing) {
      const wobble = this.random.normal() * Math.min(1.5, spacing * 0.06);
      const point = pointBeside(line, at + wobble, away * sign + this.random.normal() * 0.15);
      this.put(rule, point);
      if (alternate) sign = -sign;
    }
  }

  /** Corners where at least three wide streets meet. */
  crossings(): void {
    const { coverage } = this.input.plan;
    const arms = new Map<VertexId, VertexId[]>();
    for (const { kind, vertices, district } of this.input.streets) {
      if (district !== this.area.district || kind === 'lane') continue;
      vertices.forEach((vertex, i) => {
        const beside = [vertices[i - 1], vertices[i + 1]].filter((v) => v !== undefined);
        arms.set(vertex, [...(arms.get(vertex) ?? []), ...beside]);
      });
    }
    for (const [vertex, others] of arms) {
      if (others.length < 3) continue;
      const [x, y] = coverage.metresOf(vertex);
      for (const [category, count, trade] of CROSSING_RULES) {
        for (let k = 0; k < count; k++) {
          const angle = Math.PI / 4 + 0.25 + (k * Math.PI * 2) / count + this.random.normal() * 0.1;
          const away = 15 + this.random.normal() * 1.2;
          const point: Point = [x + away * Math.cos(angle), y + away * Math.sin(angle)];
          this.put({ category, owner: trade, maintainer: trade, accuracy: 'A' }, point);
        }
      }
    }
  }

  park({ ring }: Park): void {
    const [xs, ys] = [ring.map((p) => p[0]), ring.map((p) => p[1])];
    for (const [category, share, trade] of PARK_RULES) {
      const count = Math.round(Math.abs(ringArea(ring)) / share + this.random.next() * 0.8);
      for (let k = 0; k < count; k++) {
        const point: Point = [
          this.random.between(Math.min(...xs), Math.max(...xs)),
          this.random.between(Math.min(...ys), Math.max(...ys)),
        ];
        if (isInRing(point, ring)) this.put({ category, owner: trade, maintainer: trade, accuracy: 'B' }, point);
      }
    }
  }

  /** The flood wall: banks are rings around the water, so the land is on their right. */
  bank(): void {
    for (const { name, ring, synthetic } of this.input.plan.waterRings) {
      if (name !== '黄浦江' || synthetic) continue;
      const inland = ringArea(ring) > 0 ? -1 : 1;
      for (const [category, spacing, away, trade] of BANK_RULES) {
        const rule = { category, owner: trade, maintainer: trade, accuracy: 'B' as const, spacing };
        this.row(ring, rule, away * inland, false);
      }
    }
  }

  private put(kind: Kind, wanted: Point): void {
    const place = this.locator.settle(wanted);
    if (!place) return;
    const { units, names } = this.input;
    const { district } = this.area;
    const dice = this.random.next();
    this.found.push({
      category: kind.category,
      name: names.get(kind.category) ?? kind.category,
      at: place.point,
      grid: place.grid,
      state: stateOf(this.random.next()),
      authority: unitFor(units, district, authorityOf(kind.owner)),
      owner: unitFor(units, district, kind.owner),
      maintainer: unitFor(units, district, kind.maintainer),
      recordedOn: this.day(),
      dataSource: dice < 0.86 ? 'surveyed' : dice < 0.97 ? 'topographic-map' : 'other',
      accuracy: kind.accuracy,
    });
  }

  /** A working day of the survey, from March 2012 to October 2013. */
  private day(): string {
    const first = Date.UTC(2012, 2, 5);
    const week = Math.floor(this.random.next() * 84);
    const weekday = Math.floor(this.random.next() * 5);
    return new Date(first + (week * 7 + weekday) * 86_400_000).toISOString().slice(0, 10);
  }
}

/** Networks are overseen by the municipal works centre, everything else by its own trade. */
function authorityOf(owner: Trade): Trade {
  return ['power', 'telecom', 'gas', 'drainage', 'lighting'].includes(owner) ? 'municipal' : owner;
}

function stateOf(dice: number): string {
  if (dice < 0.965) return 'intact';
  if (dice < 0.985) return 'damaged';
  if (dice < 0.99) return 'lost';
  return dice < 0.996 ? 'abandoned' : 'removed';
}

/** The point `at` metres along the line, moved `away` metres to its left. */
function pointBeside(line: readonly Point[], at: number, away: number): Point {
  let rest = Math.max(0, at);
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1] as Point;
    const b = line[i] as Point;
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
    if (rest <= length || i === line.length - 1) {
      const [ux, uy] = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
      return [a[0] + ux * rest - uy * away, a[1] + uy * rest + ux * away];
    }
    rest -= length;
  }
  return line[0] as Point;
}
