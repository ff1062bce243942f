import type { Point } from './plane';

/** A named place at about its real position (示意, WGS 84). */
export interface Place {
  readonly name: string;
  readonly at: Point;
}

/** Parks in the districts drawn in detail, with the number of unit grids they cover. */
export const CELL_PARKS: ReadonlyArray<Place & { readonly cells: number }> = [
  { name: '人民公园', at: [121.4695, 31.2325], cells: 9 },
  { name: '人民广场绿地', at: [121.472, 31.23], cells: 8 },
  { name: '黄浦公园', at: [121.4872, 31.2437], cells: 2 },
  { name: '复兴公园', at: [121.4645, 31.2193], cells: 7 },
  { name: '淮海公园', at: [121.4703, 31.2235], cells: 3 },
  { name: '太平桥绿地', at: [121.4722, 31.2212], cells: 4 },
  { name: '延中绿地', at: [121.468, 31.2268], cells: 6 },
  { name: '古城公园', at: [121.4893, 31.2297], cells: 4 },
  { name: '豫园', at: [121.4872, 31.2275], cells: 2 },
  { name: '蓬莱公园', at: [121.485, 31.216], cells: 3 },
  { name: '绍兴公园', at: [121.4605, 31.2105], cells: 1 },
  { name: '丽园公园', at: [121.4745, 31.2085], cells: 2 },
  { name: '南园滨江绿地', at: [121.472, 31.1955], cells: 4 },
  { name: '世博滨江绿地', at: [121.486, 31.1978], cells: 6 },
  { name: '西凌公园', at: [121.484, 31.2085], cells: 2 },
  { name: '闵行体育公园', at: [121.367, 31.142], cells: 14 },
  { name: '莘庄公园', at: [121.372, 31.1165], cells: 4 },
  { name: '古美公园', at: [121.39, 31.1445], cells: 4 },
  { name: '黎安公园', at: [121.387, 31.121], cells: 8 },
  { name: '梅馨陇韵公园', at: [121.4105, 31.105], cells: 5 },
  { name: '闵行公园', at: [121.398, 31.004], cells: 5 },
  { name: '红旗公园', at: [121.415, 31.009], cells: 3 },
  { name: '航华公园', at: [121.35, 31.172], cells: 4 },
  { name: '华漕公园', at: [121.295, 31.222], cells: 4 },
  { name: '浦江郊野公园', at: [121.503, 31.055], cells: 20 },
  { name: '韩湘水博园', at: [121.349, 31.018], cells: 6 },
];

/** Parks and woods of the other districts, with their area in hectares. */
export const ROUND_PARKS: ReadonlyArray<Place & { readonly hectares: number }> = [
  { name: '世纪公园', at: [121.5495, 31.2165], hectares: 140 },
  { name: '陆家嘴中心绿地', at: [121.501, 31.2365], hectares: 10 },
  { name: '后滩公园', at: [121.472, 31.1795], hectares: 18 },
  { name: '滨江森林公园', at: [121.528, 31.385], hectares: 120 },
  { name: '共青森林公园', at: [121.544, 31.3205], hectares: 125 },
  { name: '新江湾城公园', at: [121.506, 31.333], hectares: 20 },
  { name: '鲁迅公园', at: [121.4795, 31.2735], hectares: 28 },
  { name: '和平公园', at: [121.5005, 31.2715], hectares: 17 },
  { name: '大宁公园', at: [121.4475, 31.281], hectares: 58 },
  { name: '静安公园', at: [121.443, 31.2238], hectares: 4 },
  { name: '静安雕塑公园', at: [121.4575, 31.2345], hectares: 6 },
  { name: '长风公园', at: [121.392, 31.2255], hectares: 36 },
  { name: '中山公园', at: [121.4145, 31.2215], hectares: 21 },
  { name: '上海动物园', at: [121.358, 31.1935], hectares: 74 },
  { name: '徐家汇公园', at: [121.4395, 31.2005], hectares: 9 },
  { name: '上海植物园', at: [121.4425, 31.147], hectares: 80 },
  { name: '顾村公园', at: [121.37, 31.3455], hectares: 430 },
  { name: '炮台湾湿地公园', at: [121.5005, 31.392], hectares: 50 },
  { name: '嘉北郊野公园', at: [121.21, 31.412], hectares: 600 },
  { name: '汇龙潭公园', at: [121.2455, 31.3835], hectares: 6 },
  { name: '佘山国家森林公园', at: [121.192, 31.096], hectares: 400 },
  { name: '辰山植物园', at: [121.183, 31.0775], hectares: 207 },
  { name: '方塔园', at: [121.247, 31.0065], hectares: 12 },
  { name: '广富林郊野公园', at: [121.193, 31.058], hectares: 220 },
  { name: '青西郊野公园', at: [120.985, 31.063], hectares: 460 },
  { name: '曲水园', at: [121.1125, 31.1535], hectares: 2 },
  { name: '上海海湾国家森林公园', at: [121.688, 30.862], hectares: 1000 },
  { name: '古华公园', at: [121.4545, 30.9175], hectares: 10 },
  { name: '廊下郊野公园', at: [121.187, 30.79], hectares: 580 },
  { name: '东平国家森林公园', at: [121.4825, 31.682], hectares: 360 },
  { name: '西沙湿地公园', at: [121.232, 31.7255], hectares: 300 },
  { name: '长兴岛郊野公园', at: [121.709, 31.3925], hectares: 290 },
];

/** Lakes, with their area in hectares. */
export const LAKES: ReadonlyArray<Place & { readonly hectares: number }> = [
  { name: '淀山湖', at: [120.962, 31.112], hectares: 4700 },
  { name: '滴水湖', at: [121.926, 30.903], hectares: 556 },
  { name: '明珠湖', at: [121.247, 31.712], hectares: 420 },
];

/** Metro stations in 黄浦区. */
export const METRO_STATIONS: readonly Place[] = [
  { name: '人民广场站', at: [121.472, 31.2335] },
  { name: '南京东路站', at: [121.4795, 31.2382] },
  { name: '黄陂南路站', at: [121.469, 31.2245] },
  { name: '新天地站', at: [121.471, 31.2175] },
  { name: '马当路站', at: [121.472, 31.2105] },
  { name: '打浦桥站', at: [121.464, 31.2085] },
  { name: '陆家浜路站', at: [121.4815, 31.2125] },
  { name: '老西门站', at: [121.479, 31.2195] },
  { name: '大世界站', at: [121.475, 31.2285] },
  { name: '豫园站', at: [121.483, 31.2305] },
  { name: '小南门站', at: [121.4955, 31.2155] },
  { name: '南浦大桥站', at: [121.495, 31.209] },
  { name: '鲁班路站', at: [121.4685, 31.2] },
  { name: '西藏南路站', at: [121.4845, 31.2025] },
  { name: '淮海中路站', at: [121.459, 31.2195] },
  { name: '半淞园路站', at: [121.489, 31.206] },
];

/** Bridges and tunnels whose approaches are in 黄浦区. */
export const CROSSINGS: readonly Place[] = [
  { name: '外白渡桥', at: [121.4862, 31.2442] },
  { name: '延安东路隧道浦西引道', at: [121.4815, 31.2325] },
  { name: '人民路隧道浦西引道', at: [121.487, 31.2302] },
  { name: '复兴东路隧道浦西引道', at: [121.4935, 31.2248] },
  { name: '南浦大桥浦西引桥', at: [121.494, 31.2112] },
  { name: '西藏南路隧道浦西引道', at: [121.4835, 31.1995] },
  { name: '卢浦大桥浦西引桥', at: [121.4705, 31.1965] },
  { name: '打浦路隧道浦西引道', at: [121.466, 31.1985] },
];
