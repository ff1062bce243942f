import type { LocatedPlace, Session } from '@contract/schemas';
import { Button, Checkbox, Input } from 'antd';
import { useId } from 'react';
import { useCategories } from '../../api/reference';
import { useTranslation } from '../../locale/useTranslation';
import { GroupedCode } from '../../ui/GroupedCode';
import { PhotoInput } from '../../ui/PhotoInput';
import { useCategoryNames } from '../../ui/useCategoryNames';
import { ComponentChoice } from './ComponentChoice';
import { ConditionChoice } from './ConditionChoice';
import { emptyDraft, missingPart, useDraft } from './draft';
import { SimilarHint } from './SimilarHint';
import { useReport } from './useReport';

/** What is wrong there: condition, component, photo, a remark; never longer than one screen. */
export function DetailsStep({ place, session }: { place: LocatedPlace | null; session: Session }) {
  const { t } = useTranslation();
  const nameOf = useCategoryNames();
  const draft = useDraft();
  const id = useId();
  const category = useCategories().data?.find((candidate) => candidate.id === draft.categoryId) ?? null;
  const missing = missingPart(draft);
  const report = useReport(place, session, category);
  return (
    <>
      <div className="field-sheet-body">
        <div className="details-head">
          <h2>{draft.categoryId && nameOf(draft.categoryId, category?.name)}</h2>
          {place && <GroupedCode code={place.unitGrid.code} />}
          <Button onClick={() => useDraft.setState({ step: 'category' })}>{t('field.changeCategory')}</Button>
        </div>
        <SimilarHint place={draft.location} categoryId={draft.categoryId} />
        {category && <ConditionChoice category={category} areaClass={place?.unitGrid.areaClass ?? null} />}
        {category?.kind === 'component' && <ComponentChoice categoryId={category.id} />}
        <SolvedSwitch />
        <DraftPhotos />
        <label className="field-label" htmlFor={id}>
          {t('field.description')}
        </label>
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 1, maxRows: 3 }}
          maxLength={2000}
          value={draft.description}
          onChange={(event) => useDraft.setState({ description: event.target.value })}
        />
      </div>
      <div className="field-buttons">
        <Button type="primary" className="field-main-button" disabled={missing !== null} onClick={() => void report()}>
          {t(draft.isSolved ? 'solve.submit' : 'field.submit')}
        </Button>
        {missing && <span role="status">{t(missing)}</span>}
        <Button type="text" onClick={() => useDraft.setState({ ...emptyDraft, location: draft.location })}>
          {t('field.discardDraft')}
        </Button>
      </div>
    </>
  );
}

/** Whether the inspector has solved it already; then the case is filed and closed in one. */
function SolvedSwitch() {
  const { t } = useTranslation();
  const { isSolved } = useDraft();
  return (
    <Checkbox
      className="solved-switch"
      checked={isSolved}
      onChange={(event) => useDraft.setState({ isSolved: event.target.checked })}
    >
      <strong>{t('solve.solved')}</strong>
      <span className="case-quiet"> {t('solve.solvedHint')}</span>
    </Checkbox>
  );
}

/** Photos of what was found; of something solved also those of the result, beside them. */
function DraftPhotos() {
  const { t } = useTranslation();
  const { isSolved, photos, afterPhotos } = useDraft();
  return (
    <div className="draft-photos">
      <div>
        <p className="field-label">{t(isSolved ? 'solve.before' : 'field.photo')}</p>
        <PhotoInput
          photos={photos}
          onChange={(changed) => useDraft.setState({ photos: changed })}
          onFix={(fix) => useDraft.setState({ fix })}
        />
      </div>
      {isSolved && (
        <div data-photos="after">
          <p className="field-label">{t('solve.after')}</p>
          <PhotoInput photos={afterPhotos} onChange={(changed) => useDraft.setState({ afterPhotos: changed })} />
        </div>
      )}
    </div>
  );
}
