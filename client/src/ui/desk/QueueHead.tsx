import { caseSources } from '@domain/case/caseFile';
import { Select, Tabs } from 'antd';
import { useTranslation } from '../../locale/useTranslation';
import { lampShapes } from '../Lamp';
import { SoundSwitch } from '../SoundSwitch';
import type { DeskDefinition } from './deskDefinition';
import { ShortcutHelp } from './ShortcutHelp';
import type { useDeskFilter } from './useDeskFilter';

export interface QueueHeadProps {
  readonly desk: DeskDefinition;
  readonly narrowed: ReturnType<typeof useDeskFilter>;
  readonly total: number;
  readonly onSet: (name: string, value: string | null) => void;
}

/** The queue's title, count, tabs and what it is narrowed to. */
export function QueueHead({ desk, narrowed, total, onSet }: QueueHeadProps) {
  const { t } = useTranslation();
  return (
    <header className="queue-head">
      <div className="queue-head-line">
        <h1>{desk.title}</h1>
        <span className="queue-count">
          {t('list.count', { count: total })}
          <SoundSwitch />
          <ShortcutHelp />
        </span>
      </div>
      <Tabs
        size="small"
        activeKey={narrowed.tab.key}
        items={desk.tabs.map(({ tab, label }) => ({ key: tab.key, label }))}
        onChange={(key) => onSet('tab', key)}
      />
      <QueueFilters desk={desk} narrowed={narrowed} onSet={onSet} />
    </header>
  );
}

function QueueFilters({ desk, narrowed, onSet }: Omit<QueueHeadProps, 'total'>) {
  const { t } = useTranslation();
  const lamps = (['green', 'yellow', 'red'] as const).map((value) => ({
    value: value as string,
    label: `${lampShapes[value]} ${t(`lamp.${value}`)}`,
  }));
  const sources = caseSources.map((value) => ({ value: value as string, label: t(`source.${value}`) }));
  return (
    <div className="queue-filters">
      {narrowed.hasLamps && (
        <Select
          size="small"
          aria-label={t('list.lampFilter')}
          value={narrowed.lamp ?? ''}
          options={[{ value: '', label: `${t('list.lampFilter')}: ${t('list.allLamps')}` }, ...lamps]}
          onChange={(value) => onSet('lamp', value || null)}
        />
      )}
      {desk.hasSources && (
        <Select
          size="small"
          aria-label={t('desk.sourceFilter')}
          value={narrowed.source ?? ''}
          options={[{ value: '', label: `${t('desk.sourceFilter')}: ${t('desk.allSources')}` }, ...sources]}
          onChange={(value) => onSet('source', value || null)}
        />
      )}
    </div>
  );
}
