import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { RouterProvider } from 'react-router/dom';
import { createQueryClient } from '../api/queryClient';
import { useLanguage } from '../locale/useLanguage';
import { router } from './router';

/** The whole client: language, cache and pages. */
export function App() {
  const [client] = useState(createQueryClient);
  const language = useLanguage();
  // Told when the words stand there, not before: programs that read aloud go by it.
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}
