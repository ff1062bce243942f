import type { RuleArea } from '@contract/schemas/dispatch';
import { TreeSelect } from 'antd';
import { useMemo, useState } from 'react';
import { useRuleAreas } from '../../api/dispatchRules';
import { useTranslation } from '../../locale/useTranslation';
import type { RuleNames } from './useRuleNames';

export interface AreaFieldProps {
  readonly value: readonly string[];
  readonly names: RuleNames;
  readonly onChange: (codes: string[]) => void;
  /** Tells the names of chosen areas, for the list beside the form. */
  readonly onAreas: (names: ReadonlyMap<string, string>) => void;
}

interface Node {
  readonly id: string;
  readonly pId: string | null;
  readonly value: string;
  readonly title: string;
  readonly isLeaf: boolean;
}

/** Chooses areas and grids level by level; each level is read when its area is unfolded. */
export function AreaField({ value, names, onChange, onAreas }: AreaFieldProps) {
  const { t } = useTranslation();
  const [unfolded, setUnfolded] = useState<readonly (string | null)[]>([null]);
  const loaded = useRuleAreas(unfolded);
  const nodes = useMemo<Node[]>(
    () =>
      loaded.flatMap(({ parentCode, items }) =>
        items.map((area) => ({
          id: area.code,
          pId: parentCode,
          value: area.code,
          title: titleOf(area, t(`rules.areaKind.${area.kind}`)),
          isLeaf: !['district', 'subdistrict', 'community'].includes(area.kind),
        })),
      ),
    [loaded, t],
  );
  const unfold = (code: string) => setUnfolded((old) => (old.includes(code) ? old : [...old, code]));
  const choose = (chosen: { value: string; label: unknown }[]) => {
    onAreas(new Map(chosen.flatMap(({ value: code, label }) => (typeof label === 'string' ? [[code, label]] : []))));
    onChange(chosen.map(({ value: code }) => code));
  };
  return (
    <div className="rule-field">
      <label htmlFor="rule-areas">{t('rules.field.areaCodes')}</label>
      <TreeSelect
        id="rule-areas"
        multiple
        treeDataSimpleMode
        labelInValue
        allowClear
        showSearch={{ treeNodeFilterProp: 'title' }}
        placeholder={t('rules.any')}
        value={value.map((code) => ({ value: code, label: names.area(code) }))}
        treeData={nodes}
        loadData={async (node) => unfold(String(node.value))}
        onChange={choose}
      />
      <small className="case-quiet">{t('rules.areaHint')}</small>
    </div>
  );
}

/** Subdistricts speak for themselves; grids are told with their kind. */
function titleOf({ kind, name, code }: RuleArea, kindName: string): string {
  if (kind === 'unit-grid') return `${kindName} ${code}`;
  return kind.endsWith('grid') ? `${name}（${kindName}）` : name;
}
