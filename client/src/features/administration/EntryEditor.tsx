import type { BodyOf } from '@contract/endpoints';
import type { ConfigurationAnswer } from '@contract/schemas/administration';
import type { Documents, Subject } from '@domain/administration/documents';
import { Alert, App, Button, Form, type FormInstance, Input } from 'antd';
import { type ReactNode, useId } from 'react';
import { type EntryOf, useRemoveConfiguration, useSaveConfiguration } from '../../api/administration';
import { errorCodeOf } from '../../api/problem';
import { useTranslation } from '../../locale/useTranslation';
import { fieldAt, fieldErrorsOf, refusalText } from './refusalText';

/** What the form holds: the document under its own name, so that refusals name the place of a field as it is. */
export interface EditorValues<S extends Subject> {
  readonly document: Documents[S];
  readonly key: string;
  readonly password?: string;
  readonly reason: string;
}

export interface EntryEditorProps<S extends Subject> {
  readonly subject: S;
  /** The present entry; null for a new one, which then begins with `initial`. */
  readonly entry: EntryOf<S> | null;
  readonly initial: Documents[S];
  readonly title: string;
  readonly isReadOnly: boolean;
  /** The key of a new entry, where the person does not type it. */
  readonly keyOf: (values: EditorValues<S>) => string;
  /** The word for removing it; without one it cannot be removed. */
  readonly removeLabel?: string | null;
  readonly onDone: (answer: ConfigurationAnswer) => void;
  readonly onReload: () => void;
  readonly children: ReactNode;
}

/** The form around every entry: its fields, why it was changed, saving, removing, and what was refused, at its field. */
export function EntryEditor<S extends Subject>(props: EntryEditorProps<S>) {
  const { entry, initial, title, isReadOnly, children } = props;
  const { t } = useTranslation();
  const [form] = Form.useForm<EditorValues<S>>();
  const heading = useId();
  const editor = useEditor(props, form);
  return (
    <Form<EditorValues<S>>
      form={form}
      layout="vertical"
      requiredMark={false}
      scrollToFirstError
      disabled={isReadOnly}
      className="entry-editor"
      aria-labelledby={heading}
      initialValues={{ document: entry?.document ?? initial, key: entry?.key ?? '', reason: '' }}
      onFinish={() => editor.save(form.getFieldsValue(true) as EditorValues<S>)}
    >
      <h2 id={heading}>{title}</h2>
      {isReadOnly && <p className="case-quiet">{t('administration.readOnly')}</p>}
      {children}
      <Refused error={editor.error} onReload={props.onReload} />
      {!isReadOnly && <SaveBar editor={editor} removeLabel={entry ? (props.removeLabel ?? null) : null} form={form} />}
    </Form>
  );
}

function useEditor<S extends Subject>(
  { subject, entry, initial, keyOf, onDone }: EntryEditorProps<S>,
  form: FormInstance<EditorValues<S>>,
) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const save = useSaveConfiguration();
  const remove = useRemoveConfiguration();
  const onError = (error: unknown) => showAtFields(form, error, t);
  const onSuccess = (answer: ConfigurationAnswer) => {
    const count = answer.recomputedCases;
    const saved = count ? t('administration.savedRecomputed', { count }) : t('administration.saved');
    void message.success(answer.entry ? saved : t('administration.removed'));
    onDone(answer);
  };
  return {
    error: save.error ?? remove.error,
    isSaving: save.isPending,
    isRemoving: remove.isPending,
    save: (values: EditorValues<S>) => {
      remove.reset();
      const document = tidy({ ...(entry?.document ?? initial), ...values.document });
      const { reason, password } = values;
      const body = { subject, document, revision: entry?.revision ?? 0, reason, ...(password && { password }) };
      // The pair of subject and document is right by this component's own type parameter.
      const change = { key: entry?.key ?? keyOf(values), body: body as unknown as BodyOf<'saveConfiguration'> };
      save.mutate(change, { onSuccess, onError });
    },
    remove: (reason: string) => {
      save.reset();
      if (entry) remove.mutate({ entry, reason }, { onSuccess, onError });
    },
  };
}

/** An emptied field means "none". */
function tidy<T extends object>(document: T): T {
  return Object.fromEntries(
    Object.entries(document).map(([name, value]) => [name, value === '' || value === undefined ? null : value]),
  ) as T;
}

function showAtFields<V>(form: FormInstance<V>, error: unknown, t: ReturnType<typeof useTranslation>['t']): void {
  const names = form.getFieldsError().map(({ name }) => name);
  const fields = fieldErrorsOf(error, t).flatMap(({ path, text }) => {
    const name = fieldAt(path, names);
    return name ? [{ name, errors: [text] }] : [];
  });
  form.setFields(fields as Parameters<typeof form.setFields>[0]);
  const [first] = fields;
  if (first)
    form.scrollToField(first.name as Parameters<typeof form.scrollToField>[0], { block: 'center', focus: true });
}

function Refused({ error, onReload }: { error: unknown; onReload: () => void }) {
  const { t } = useTranslation();
  if (!error) return null;
  const isStale = errorCodeOf(error) === 'stale-version';
  const text = refusalText(error, t);
  const details = [...new Set(fieldErrorsOf(error, t).map((field) => field.text))].filter((detail) => detail !== text);
  return (
    <Alert
      type="error"
      className="form-alert"
      role="alert"
      title={t('administration.notSaved', { why: [text, ...details].join(' ') })}
      action={isStale ? <Button onClick={onReload}>{t('administration.loadLatest')}</Button> : undefined}
    />
  );
}

function SaveBar<S extends Subject>({
  editor,
  removeLabel,
  form,
}: {
  editor: ReturnType<typeof useEditor<S>>;
  removeLabel: string | null;
  form: FormInstance<EditorValues<S>>;
}) {
  const { t } = useTranslation();
  return (
    <div className="save-bar">
      <Form.Item name="reason" label={t('administration.reason')}>
        <Input maxLength={500} placeholder={t('administration.reasonHint')} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={editor.isSaving} data-action="save">
        {t('administration.save')}
      </Button>
      {removeLabel && (
        <Button
          loading={editor.isRemoving}
          data-action="remove"
          onClick={() => editor.remove((form.getFieldsValue(true) as EditorValues<S>).reason)}
        >
          {removeLabel}
        </Button>
      )}
    </div>
  );
}
