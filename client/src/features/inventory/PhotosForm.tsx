import { Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import type { PreparedPhoto } from '../../offline/photos';
import { PhotoInput } from '../../ui/PhotoInput';
import type { ComponentFormProps } from './ComponentActions';
import { FormButtons, ReasonField } from './formParts';

/** Adds photos to a component. */
export function PhotosForm({ isGiving, onGive, onCancel }: ComponentFormProps) {
  const { t } = useTranslation();
  const [photos, setPhotos] = useState<readonly PreparedPhoto[]>([]);
  const [isMissing, setIsMissing] = useState(false);
  const submit = ({ reason }: { reason?: string }) => {
    setIsMissing(photos.length === 0);
    if (photos.length === 0) return;
    const because = reason?.trim() ? { reason: reason.trim() } : {};
    onGive({ kind: 'add-photos', payload: { photos: photos.map(({ sha256 }) => sha256), ...because } }, photos);
  };
  return (
    <Form<{ reason?: string }> layout="vertical" requiredMark={false} onFinish={submit}>
      <PhotoInput photos={photos} onChange={setPhotos} />
      {isMissing && photos.length === 0 && (
        <p className="field-error" role="alert">
          {t('refusal.photo-required')}
        </p>
      )}
      <ReasonField isRequired={false} />
      <FormButtons isGiving={isGiving} onCancel={onCancel} />
    </Form>
  );
}
