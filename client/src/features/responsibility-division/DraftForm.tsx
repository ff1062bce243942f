import { groupBorders, objectives } from '@domain/division/partition/input';
import { Button, Checkbox, Input, InputNumber, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { useGridDraftChanges } from '../../api/gridDrafts';
import { useAreaNames } from '../../api/reference';
import { useTranslation } from '../../locale/useTranslation';
import { ErrorNotice } from '../../ui/Notices';
import { type DraftInput, loadFields, settingsOf } from './draftSettings';
import { FixedFields } from './FixedFields';

interface DraftFormProps {
  readonly districtCode: string;
  readonly input: DraftInput;
  readonly set: (change: Partial<DraftInput>) => void;
  readonly onStarted: (draftId: string) => void;
}

/** What is to be divided, by which load, under which rules. */
export function DraftForm({ districtCode, input, set, onStarted }: DraftFormProps) {
  const { t } = useTranslation();
  const { start } = useGridDraftChanges(districtCode);
  const submit = () =>
    start.mutate(
      { districtCode, name: input.name.trim(), settings: settingsOf(input) },
      { onSuccess: ({ id }) => onStarted(id) },
    );
  return (
    <form
      className="division-form"
      aria-label={t('division.settings')}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h2>{t('division.settings')}</h2>
      <Field label={t('division.name')}>
        <Input
          data-field="name"
          value={input.name}
          maxLength={60}
          onChange={({ target }) => set({ name: target.value })}
        />
      </Field>
      <GoalFields input={input} set={set} />
      <RuleFields input={input} set={set} districtCode={districtCode} />
      <LoadFields input={input} set={set} />
      {start.error && <ErrorNotice error={start.error} />}
      <Button
        type="primary"
        htmlType="submit"
        data-action="divide"
        loading={start.isPending}
        disabled={input.name.trim() === ''}
      >
        {t('division.run')}
      </Button>
    </form>
  );
}

interface FieldsProps {
  readonly input: DraftInput;
  readonly set: (change: Partial<DraftInput>) => void;
}

function GoalFields({ input, set }: FieldsProps) {
  const { t } = useTranslation();
  const isGrids = input.goal === 'grids';
  return (
    <>
      <Radio.Group
        aria-label={t('division.goal')}
        value={input.goal}
        options={(['grids', 'maxMinutes'] as const).map((value) => ({ value, label: t(`division.goalKind.${value}`) }))}
        onChange={({ target }) => set({ goal: target.value })}
      />
      <div className="division-pair">
        {isGrids ? (
          <Field label={t('division.grids')}>
            <Amount field="grids" value={input.grids} min={1} max={5000} onChange={(grids) => set({ grids })} />
          </Field>
        ) : (
          <Field label={t('division.maxMinutes')}>
            <Amount
              field="maxMinutes"
              value={input.maxMinutes}
              min={1}
              max={100_000}
              onChange={(maxMinutes) => set({ maxMinutes })}
            />
          </Field>
        )}
        <Field label={t('division.tolerance')}>
          <Amount
            field="tolerance"
            value={input.tolerancePercent}
            min={0.5}
            max={50}
            onChange={(tolerancePercent) => set({ tolerancePercent })}
          />
        </Field>
      </div>
    </>
  );
}

function RuleFields({ input, set, districtCode }: FieldsProps & { districtCode: string }) {
  const { t } = useTranslation();
  const names = useAreaNames([districtCode]);
  return (
    <>
      <Field label={t('division.subdistricts')}>
        <Select
          mode="multiple"
          aria-label={t('division.subdistricts')}
          maxTagCount="responsive"
          value={[...input.subdistrictCodes]}
          options={[...names].map(([value, label]) => ({ value, label }))}
          onChange={(subdistrictCodes) => set({ subdistrictCodes })}
        />
      </Field>
      <div className="division-pair">
        <Field label={t('division.borders')}>
          <Select
            aria-label={t('division.borders')}
            value={input.borders}
            options={groupBorders.map((value) => ({ value, label: t(`division.borderKind.${value}`) }))}
            onChange={(borders) => set({ borders })}
          />
        </Field>
        <Field label={t('division.objective')}>
          <Select
            aria-label={t('division.objective')}
            value={input.objective}
            options={objectives.map((value) => ({ value, label: t(`division.objectiveKind.${value}`) }))}
            onChange={(objective) => set({ objective })}
          />
        </Field>
      </div>
      <Checkbox checked={input.keepsPresent} onChange={({ target }) => set({ keepsPresent: target.checked })}>
        {t('division.keepsPresent')}
      </Checkbox>
      <Checkbox
        data-field="keepsBarriers"
        checked={input.keepsBarriers}
        onChange={({ target }) => set({ keepsBarriers: target.checked })}
      >
        {t('division.keepsBarriers')}
      </Checkbox>
      <FixedFields districtCode={districtCode} fixed={input.fixed} onFixed={(fixed) => set({ fixed })} />
    </>
  );
}

function LoadFields({ input, set }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <details className="division-load">
      <summary>{t('division.load')}</summary>
      <div className="division-pair">
        {loadFields.map((field) => (
          <Field key={field} label={t(`division.${field}`)}>
            <Amount
              field={field}
              value={input.load[field]}
              min={field === 'caseDays' || field === 'walkingSpeed' ? 1 : 0}
              max={field === 'caseDays' ? 366 : 1000}
              onChange={(value) => set({ load: { ...input.load, [field]: value } })}
            />
          </Field>
        ))}
      </div>
    </details>
  );
}

function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child that is given.
    <label className="division-field">
      {label}
      {children}
    </label>
  );
}

interface AmountProps {
  readonly field: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
}

/** A number that is never empty. */
function Amount({ field, value, min, max, onChange }: AmountProps) {
  return (
    <InputNumber
      data-field={field}
      value={value}
      min={min}
      max={max}
      onChange={(next) => next !== null && onChange(next)}
    />
  );
}
