import * as Popover from '@radix-ui/react-popover';
import { Smile } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { t } from '../../i18n/locale';
import { IconButton } from '../../ui/IconButton';

const EmojiGrid = lazy(() => import('./EmojiGrid'));

/** The pictures are loaded when they are first asked for. */
export function EmojiButton({ onChoose }: { readonly onChoose: (emoji: string) => void }) {
  const [open, setOpen] = useState(false);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <IconButton label={t('composer.emoji')}>
          <Smile aria-hidden="true" />
        </IconButton>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="menu emoji"
          side="top"
          align="start"
          sideOffset={6}
          collisionPadding={8}
          aria-label={t('composer.emoji')}
          onCloseAutoFocus={(event) => event.preventDefault()}
        >
          <Suspense fallback={<p className="emoji-wait">{t('list.loading')}</p>}>
            <EmojiGrid
              onChoose={(emoji) => {
                setOpen(false);
                onChoose(emoji);
              }}
            />
          </Suspense>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
