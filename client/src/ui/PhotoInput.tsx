import { CameraOutlined, CloseOutlined } from '@ant-design/icons';
import type { PositionFix } from '@domain/case/commands';
import { type ChangeEvent, useId, useState } from 'react';
import { useTranslation } from '../locale/useTranslation';
import { type PreparedPhoto, preparePhoto } from '../offline/photos';
import './photos.css';
import { PreparedPicture } from './PreparedPicture';
import { takeFix } from './usePosition';

const limit = 9;

export interface PhotoInputProps {
  readonly photos: readonly PreparedPhoto[];
  readonly onChange: (photos: readonly PreparedPhoto[]) => void;
  /** Gets the position taken while the camera was open: photos lose theirs on the way through a browser. */
  readonly onFix?: (fix: PositionFix) => void;
}

/** Takes photos with the camera or from files, shows them, and lets each be removed. */
export function PhotoInput({ photos, onChange, onFix }: PhotoInputProps) {
  const { t } = useTranslation();
  const id = useId();
  const { state, add } = usePhotoFiles(photos, onChange);
  const openCamera = async () => {
    const fix = onFix ? await takeFix() : null;
    if (fix) onFix?.(fix);
  };
  return (
    <div className="photo-input">
      {photos.map((photo, index) => (
        <span className="photo-item" key={photo.sha256}>
          <PreparedPicture photo={photo} alt={t('photo.alt', { number: index + 1 })} />
          <button
            type="button"
            className="photo-remove"
            aria-label={t('photo.remove', { number: index + 1 })}
            onClick={() => onChange(photos.filter((other) => other !== photo))}
          >
            <CloseOutlined />
          </button>
        </span>
      ))}
      {photos.length < limit && (
        <label className="photo-add" htmlFor={id}>
          <CameraOutlined aria-hidden="true" />
          <span>{state === 'preparing' ? t('photo.preparing') : t('photo.take')}</span>
          <input
            id={id}
            className="visually-hidden"
            type="file"
            accept="image/*"
            capture="environment"
            onClick={() => void openCamera()}
            onChange={(event) => void add(event)}
          />
        </label>
      )}
      {state === 'failed' && (
        <p className="field-error" role="alert">
          {t('photo.failed')}
        </p>
      )}
    </div>
  );
}

/** Readies chosen files and adds them; a file that is no picture is told and nothing is lost. */
function usePhotoFiles(photos: readonly PreparedPhoto[], onChange: PhotoInputProps['onChange']) {
  const [state, setState] = useState<'ready' | 'preparing' | 'failed'>('ready');
  const add = async (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])];
    event.target.value = '';
    setState('preparing');
    try {
      const prepared = await Promise.all(files.map(preparePhoto));
      const known = new Map([...photos, ...prepared].map((photo) => [photo.sha256, photo]));
      onChange([...known.values()].slice(0, limit));
      setState('ready');
    } catch {
      setState('failed');
    }
  };
  return { state, add };
}
