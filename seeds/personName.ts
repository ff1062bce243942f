import { pick, type Random } from './random.ts';

const surnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严',
];
const given = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华慧建国志鹏飞玲辉红宇浩欣怡佳俊文博晨阳雪梅兰春燕海波林峰云龙莉萍婷倩颖琳雯洁琴振东立新光荣宏毅思远嘉诚子涵',
];

/** A plausible Chinese name of two or three characters; nobody's in particular. */
export function personName(random: Random): string {
  const first = pick(random, given);
  if (random() < 0.25) return pick(random, surnames) + first;
  const second = pick(
    random,
    given.filter((character) => character !== first),
  );
  return pick(random, surnames) + first + second;
}
