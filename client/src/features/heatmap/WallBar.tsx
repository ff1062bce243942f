import {
  CaretRightOutlined,
  CloseOutlined,
  PauseOutlined,
  PushpinOutlined,
  StepForwardOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useTranslation } from '../../locale/useTranslation';
import { wantsStillness } from './usePlayback';
import { forgetScenes, keepScene, readScenes, sceneOf } from './wallScenes';

/** Long enough to read a map from across a room. */
const sceneSeconds = 20;

/** Moves the wall from scene to scene; what it shows is always in the address. */
export function WallBar() {
  const { t } = useTranslation();
  const [parameters, setParameters] = useSearchParams();
  const [scenes, setScenes] = useState(() => readScenes(localStorage));
  const [isPlaying, setIsPlaying] = useState(() => !wantsStillness());
  const forward = useCallback(() => {
    setParameters(
      (before) => {
        const number = Number(before.get('scene') ?? -1) + 1;
        return new URLSearchParams(`${scenes[number % scenes.length] ?? ''}&wall=1&scene=${number}`);
      },
      { replace: true },
    );
  }, [scenes, setParameters]);
  useEffect(() => {
    if (!isPlaying) return;
    const timer = setInterval(forward, sceneSeconds * 1_000);
    return () => clearInterval(timer);
  }, [isPlaying, forward]);
  const keep = () => {
    keepScene(localStorage, sceneOf(parameters));
    setScenes(readScenes(localStorage));
  };
  const forget = () => {
    forgetScenes(localStorage);
    setScenes(readScenes(localStorage));
  };
  return (
    <div className="heat-wall-bar">
      <Button
        icon={isPlaying ? <PauseOutlined /> : <CaretRightOutlined />}
        aria-pressed={isPlaying}
        data-action="wall-pause"
        onClick={() => setIsPlaying(!isPlaying)}
      >
        {t(isPlaying ? 'heat.wall.pause' : 'heat.wall.play')}
      </Button>
      <Button icon={<StepForwardOutlined />} data-action="wall-next" onClick={forward}>
        {t('heat.wall.next', { count: scenes.length })}
      </Button>
      <Button icon={<PushpinOutlined />} onClick={keep}>
        {t('heat.wall.keep')}
      </Button>
      <Button onClick={forget}>{t('heat.wall.forget')}</Button>
      <Button
        icon={<CloseOutlined />}
        data-action="wall-close"
        onClick={() => setParameters(new URLSearchParams(sceneOf(parameters)))}
      >
        {t('heat.wall.close')}
      </Button>
    </div>
  );
}
