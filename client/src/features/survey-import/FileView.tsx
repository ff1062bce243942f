import type { SurveyFileReceipt } from '@contract/schemas/surveyImport';
import { Button, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import type { FilePlace } from '../../map/types';
import { BaseMapForm } from './BaseMapForm';
import { PlanForm } from './PlanForm';

export interface FileViewProps {
  readonly file: SurveyFileReceipt;
  readonly districtCode: string;
  readonly onPlaces: (places: readonly FilePlace[]) => void;
  readonly onLeave: () => void;
  readonly onChecked: (runId: string) => void;
}
const targets = ['components', 'base-map'] as const;
type Target = (typeof targets)[number];

/** Lines and areas of OpenStreetMap are no components; everything else most likely is. */
const isOsm = (fileName: string) => /\.(osm|pbf)$/i.test(fileName);

/** A file that was sent: what it is loaded as, then everything else about it. */
export function FileView({ file, districtCode, onPlaces, onLeave, onChecked }: FileViewProps) {
  const { t } = useTranslation();
  const [target, setTarget] = useState<Target>(isOsm(file.fileName) ? 'base-map' : 'components');
  const Form = target === 'components' ? PlanForm : BaseMapForm;
  return (
    <section className="survey-step" aria-label={file.fileName}>
      <div className="survey-file">
        <strong>{file.fileName}</strong>
        <Button size="small" onClick={onLeave}>
          {t('surveyImport.another')}
        </Button>
      </div>
      <Radio.Group
        aria-label={t('surveyImport.loadedAs')}
        value={target}
        options={targets.map((value) => ({ value, label: t(`surveyImport.target.${value}`) }))}
        onChange={({ target: { value } }) => setTarget(value as Target)}
      />
      <Form file={file} districtCode={districtCode} onPlaces={onPlaces} onChecked={onChecked} />
    </section>
  );
}
