import { Select } from 'antd';
import type { Dispatch } from 'react';
import { useAreaNames } from '../../api/reference';
import { useTranslation } from '../../locale/useTranslation';
import type { EditingAction } from './editingState';

/** Which community of the draft a new grid belongs to. */
export function CommunityChoice({
  communities,
  chosen,
  dispatch,
}: {
  communities: readonly string[];
  chosen: string;
  dispatch: Dispatch<EditingAction>;
}) {
  const { t } = useTranslation();
  const names = useAreaNames([...new Set(communities.map((code) => code.slice(0, 9)))]);
  return (
    <Select
      className="grid-community"
      aria-label={t('grids.belongsTo')}
      value={chosen}
      options={communities.map((value) => ({ value, label: names.get(value) ?? value }))}
      onChange={(community) => dispatch({ kind: 'belong', community })}
    />
  );
}
