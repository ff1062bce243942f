import { useEffect, useState } from 'react';
import type { StoredPhoto } from '../offline/outbox';

/** Shows a photo that is still on this device. */
export function PreparedPicture({ photo, alt }: { photo: StoredPhoto; alt: string }) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([photo.bytes], { type: 'image/jpeg' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [photo]);
  return address ? <img className="photo" src={address} alt={alt} /> : <span className="photo" />;
}
