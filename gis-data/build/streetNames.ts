import { HUANGPU, MINHANG } from './plan';
import type { Point } from './plane';
import { createRandom, type Random, seedFor } from './random';
import type { StreetKind } from './streets';

/** Names in use in the inner city; given to made streets, so a name does not stand at its real place. */
const INNER_NAMES =
  '福州路 九江路 汉口路 广东路 天津路 宁波路 四川中路 江西中路 山东中路 浙江中路 福建中路 湖北路 云南中路 贵州路 厦门路 香港路 圆明园路 虎丘路 滇池路 金陵东路 金陵中路 宁海东路 盛泽路 云南南路 浙江南路 福建南路 江西南路 四川南路 新永安路 永寿路 寿宁路 桃源路 会稽路 普安路 嵩山路 马当路 黄陂南路 顺昌路 济南路 吉安路 自忠路 太仓路 兴业路 合肥路 肇周路 方斜路 大吉路 文庙路 学前街 梦花街 尚文路 望云路 光启路 旧校场路 安仁街 福佑路 丽水路 昼锦路 侯家路 露香园路 大境路 松雪街 河南南路支路 乔家路 巡道街 凝和路 蓬莱路 黄家路 净土街 迎勋路 车站支路 国货路 外马路 南车站路 中山南路支路 董家渡路 王家码头路 白渡路 毛家园路 新码头街 老码头街 多稼路 沪军营路 制造局路 蒙自路 鲁班路 瞿溪路 斜土东路 丽园路 局门路 龙华东路 开平路 泰康路 思南路 香山路 皋兰路 雁荡路 南昌路 长乐路 进贤路 茂名南路 巨鹿路 绍兴路 永嘉路 泉州路 半淞园路 花园港路 保屯路 西林横路 桑园街 徽宁路 江阴街 林荫路 教育路';

/** Names in use in the south-western suburbs. */
const SUBURB_NAMES =
  '七莘路 莘松路 春申路 顾戴路 报春路 水清路 莘建路 莘凌路 都市路 莲花南路 虹梅南路 龙吴路 银都路 颛兴路 光华路 剑川路 东川路 江川路 沧源路 华宁路 昆阳路 曙建路 北桥支路 联友路 华翔路 吴中路 虹井路 合川路 古美路 平南路 平阳路 龙茗路 万源路 宜山路 星站路 沪青平支路 繁兴路 纪翟路 北青支路 中春路 漕宝支路 新镇路 航新路 吴宝路 沪星路 浦星公路 陈行公路 江月路 浦锦路 浦瑞路 浦申路 江文路 恒南路 三鲁公路 永跃路 鲁南路 立跃路 联航路 元江路 紫竹路 莲花支路 澄江路 天星路 放鹤路 华锦路 瓶安路 金都路 景联路 金平路 兰坪路 鹤庆路 凤庆路 瑞丽路 安宁路';

const FIRST = '春申金银文景华永长安康宁德兴新泰和嘉秀清莲荷桂兰梅松柏枫柳瑞锦明盛云丰广汇凤鹤龙白青玉';
const SECOND = '江浦泾塘桥庄山川园林城阳月星虹海湖泉溪宝平昌源光达远福祥荣乐和泽洲坊亭石';

/** Hands out road names, each once in a district. */
export class StreetNames {
  private readonly used = new Map<string, Set<string>>();
  private readonly pools = new Map<string, string[]>([
    [HUANGPU, INNER_NAMES.split(' ')],
    [MINHANG, SUBURB_NAMES.split(' ')],
  ]);
  private readonly randoms = new Map<string, Random>();

  constructor(private readonly seed: number) {}

  /** A name for a street running between two points (metres); lanes outside the inner city have none. */
  take(district: string, kind: StreetKind, from: Point, to: Point): string | null {
    if (kind === 'lane' && district !== HUANGPU) return null;
    const pooled = this.pools.get(district)?.shift();
    if (pooled !== undefined) return pooled;
    if (kind === 'lane') return null;
    const used = this.used.get(district) ?? new Set<string>();
    this.used.set(district, used);
    const random = this.randoms.get(district) ?? createRandom(seedFor(this.seed, `names ${district}`));
    this.randoms.set(district, random);
    for (;;) {
      const name = invent(kind, from, to, random);
      if (used.has(name)) continue;
      used.add(name);
      return name;
    }
  }
}

/** Two characters, now and then the part of the road by compass, and the class word of the road. */
function invent(kind: StreetKind, from: Point, to: Point, random: Random): string {
  const first = random.pick([...FIRST]);
  const second = random.pick([...SECOND].filter((letter) => letter !== first));
  const eastWest = Math.abs(to[0] - from[0]) > Math.abs(to[1] - from[1]);
  const part = random.next() < 0.3 ? random.pick(eastWest ? ['东', '西', '中'] : ['南', '北', '中']) : '';
  const isHighway = kind === 'arterial' && part === '' && random.next() < 0.3;
  return `${first}${second}${part}${isHighway ? '公路' : '路'}`;
}
