import { Image } from 'antd';
import { photoAddress } from '../api/cases';
import { useTranslation } from '../locale/useTranslation';
import './photos.css';

/** Photos of a case in a row; each opens large. */
export function PhotoStrip({ districtCode, photos }: { districtCode: string; photos: readonly string[] }) {
  const { t } = useTranslation();
  if (photos.length === 0) return null;
  return (
    <div className="photo-strip">
      <Image.PreviewGroup>
        {photos.map((sha256, index) => (
          <Image
            key={sha256}
            className="photo"
            width={84}
            height={84}
            src={photoAddress(districtCode, sha256)}
            alt={t('photo.alt', { number: index + 1 })}
          />
        ))}
      </Image.PreviewGroup>
    </div>
  );
}
