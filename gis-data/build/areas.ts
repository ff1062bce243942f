import { isVillage } from './communities';
import type { FaceId } from './coverage';
import { dissolve } from './dissolve';
import type { CityDivision } from './division';
import type { Plan } from './plan';
import { createRandom, seedFor } from './random';
import type { Division, Sources } from './sources';
import { type OutputFeature, polygonGeometry } from './write';

/** Districts, towns and communities as unions of the same faces: children cover their parent exactly. */
export function areaFeatures(
  { coverage }: Plan,
  { communityOf }: CityDivision,
  sources: Sources,
  seed: number,
): OutputFeature[] {
  const facesOf = new Map<string, FaceId[]>();
  for (const [face, code] of communityOf) {
    for (const length of [6, 9, 12]) {
      const area = code.slice(0, length);
      facesOf.set(area, [...(facesOf.get(area) ?? []), face]);
    }
  }
  const people = populations(sources, seed);
  const feature = (division: Division, level: string): OutputFeature => {
    const { code, name } = division;
    const parentLength = { district: 0, subdistrict: 6, community: 9 }[level] ?? 0;
    return {
      properties: {
        code,
        level,
        name,
        parentCode: parentLength === 0 ? null : code.slice(0, parentLength),
        districtCode: code.slice(0, 6),
        synthetic: level !== 'district',
        population: people.get(code) ?? 0,
      },
      geometry: polygonGeometry(coverage, dissolve(coverage, facesOf.get(code) ?? [])),
    };
  };
  return [
    ...sources.districts.map((district) => feature(district, 'district')),
    ...sources.towns.map((town) => feature(town, 'subdistrict')),
    ...sources.communities.map((community) => feature(community, 'community')),
  ];
}

/** Made numbers of residents, about 24 million in all; towns and districts are sums. */
function populations({ communities }: Sources, seed: number): Map<string, number> {
  const random = createRandom(seedFor(seed, 'population'));
  const people = new Map<string, number>();
  for (const community of communities) {
    const usual = isVillage(community) ? 2300 : 4200;
    const number = community.name.includes('虚拟') ? 0 : Math.round(usual * Math.exp(random.normal() * 0.28));
    for (const length of [6, 9, 12]) {
      const area = community.code.slice(0, length);
      people.set(area, (people.get(area) ?? 0) + number);
    }
  }
  return people;
}
