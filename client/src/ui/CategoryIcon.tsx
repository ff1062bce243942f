import {
  AlertOutlined,
  AppstoreOutlined,
  BulbOutlined,
  CarOutlined,
  ClearOutlined,
  DeleteOutlined,
  EnvironmentOutlined,
  NotificationOutlined,
  ShopOutlined,
  ToolOutlined,
} from '@ant-design/icons';
import type { Category } from '@contract/schemas';
import type { ComponentType } from 'react';

/** The icon set has no tree. */
function TreeIcon() {
  return (
    <svg viewBox="0 0 24 24" width="1em" height="1em" aria-hidden="true" focusable="false">
      <path d="M12 2 6 10h3l-4 6h6v6h2v-6h6l-4-6h3z" fill="none" stroke="currentColor" strokeWidth="1.6" />
    </svg>
  );
}

/** First match wins; the words are those of the national catalogue. */
const rules: readonly (readonly [RegExp, ComponentType])[] = [
  [/不洁|保洁|脏|积水|污/, ClearOutlined],
  [/垃圾|渣土|废弃|粪便/, DeleteOutlined],
  [/灯|照明/, BulbOutlined],
  [/车|停放|交通/, CarOutlined],
  [/广告|招牌|涂写|张贴|横幅|宣传/, NotificationOutlined],
  [/摊|经营|占道|店外/, ShopOutlined],
  [/绿|树|花/, TreeIcon],
  [/井|管|道路|路面|破损|缺损|损坏|施工/, ToolOutlined],
  [/火|险|塌|爆|事故|突发/, AlertOutlined],
];

/** A quiet picture for a category: by its name, else by its kind. Only an aid; the name is always beside it. */
export function CategoryIcon({ category }: { category: Category }) {
  const Icon =
    rules.find(([pattern]) => pattern.test(category.name))?.[1] ??
    (category.kind === 'component' ? EnvironmentOutlined : AppstoreOutlined);
  return (
    <span aria-hidden="true" className="category-icon">
      <Icon />
    </span>
  );
}
