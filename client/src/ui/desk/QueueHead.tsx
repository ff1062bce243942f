import { Select, Tabs } from 'antd';
import { useTranslation } from '../../locale/useTranslation';
import { lampShapes } from '../Lamp';
import type { DeskDefinition } from './deskDefinition';

export interface QueueHeadProps {
  readonly desk: DeskDefinition;
  readonly tabKey: string;
  readonly lamp: string | null;
  /** Whether the tab's cases have a clock, so that their lamps tell them apart. */
  readonly hasLamps: boolean;
  readonly total: number;
  readonly onSet: (name: string, value: string | null) => void;
}

/** The queue's title, count, tabs and lamp filter. */
export function QueueHead({ desk, tabKey, lamp, hasLamps, total, onSet }: QueueHeadProps) {
  const { t } = useTranslation();
  const lamps = (['green', 'yellow', 'red'] as const).map((value) => ({
    value: value as string,
    label: `${lampShapes[value]} ${t(`lamp.${value}`)}`,
  }));
  return (
    <header className="queue-head">
      <div className="queue-head-line">
        <h1>{desk.title}</h1>
        <span className="queue-count">{t('list.count', { count: total })}</span>
      </div>
      <Tabs
        size="small"
        activeKey={tabKey}
        items={desk.tabs.map(({ tab, label }) => ({ key: tab.key, label }))}
        onChange={(key) => onSet('tab', key)}
      />
      {hasLamps && (
        <Select
          size="small"
          className="queue-lamp"
          aria-label={t('list.lampFilter')}
          value={lamp ?? ''}
          options={[{ value: '', label: `${t('list.lampFilter')}: ${t('list.allLamps')}` }, ...lamps]}
          onChange={(value) => onSet('lamp', value || null)}
        />
      )}
    </header>
  );
}
