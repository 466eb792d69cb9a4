import type { ReactNode, SVGProps } from 'react';

export type IconProps = Omit<SVGProps<SVGSVGElement>, 'children'> & { size?: number };
export type Icon = (props: IconProps) => ReactNode;

/** Drawn on a 24 grid, shown at 20 px; decorative unless a `title` attribute or label is given around it. */
function draw(paths: string, ...dots: readonly [number, number][]): Icon {
  return function DrawnIcon({ size = 20, ...rest }) {
    return (
      <svg
        width={size}
        height={size}
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth={1.75}
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        focusable="false"
        {...rest}
      >
        <path d={paths} />
        {dots.map(([x, y]) => (
          <circle key={`${x}-${y}`} cx={x} cy={y} r={1.1} fill="currentColor" stroke="none" />
        ))}
      </svg>
    );
  };
}

export const HomeIcon = draw('M4 11.5 12 4l8 7.5V20H4zM9.5 20v-6h5v6');
export const InvoiceIcon = draw('M6 3h8l4 4v14H6zM14 3v4h4M9.5 11.5h5M9.5 15h5');
export const SalesIcon = draw(
  'M5 4h9l5 5v3M5 4v16h6M14 4v5h5M8.5 12.5h4M8.5 16h2.5M13.5 20.5l.6-2.6 5-5 2 2-5 5z',
);
export const ToInvoiceIcon = draw(
  'M3 7h11v9H3zM14 10h4l3 3v3h-7zM7 18.5a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4zM17.5 18.5a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4z',
);
export const SubscriptionIcon = draw(
  'M19.5 12a7.5 7.5 0 0 1-13.2 4.9M4.5 12a7.5 7.5 0 0 1 13.2-4.9M18 3.5v4h-4M6 20.5v-4h4',
);
export const ReminderIcon = draw('M20 11V6H4v12h8M4 7l8 6 8-6M15 18h6M18.5 15.5 21 18l-2.5 2.5');
export const BankIcon = draw('M4 9.5 12 4l8 5.5zM6 10v7M10 10v7M14 10v7M18 10v7M4 20h16');
export const BooksIcon = draw(
  'M4 5.5c3-1 5.5-.7 8 1 2.5-1.7 5-2 8-1V19c-3-1-5.5-.7-8 1-2.5-1.7-5-2-8-1zM12 6.5V20',
);
export const CustomersIcon = draw(
  'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 20c0-3.3 2.5-5.5 6-5.5s6 2.2 6 5.5M15.5 4.8a3.5 3.5 0 0 1 0 6.4M17.5 15c2.2.7 3.5 2.5 3.5 5',
);
export const CustomerIcon = draw(
  'M12 11.5a3.7 3.7 0 1 0 0-7.4 3.7 3.7 0 0 0 0 7.4zM5 20.5c0-3.6 2.9-6 7-6s7 2.4 7 6',
);
export const ProductIcon = draw('M12 3.5 20 8v8l-8 4.5L4 16V8zM4 8l8 4.5L20 8M12 12.5v8');
export const TakeoverIcon = draw('M12 3v11M8 10.5 12 14.5l4-4M4 15v5h16v-5');
export const OutboxIcon = draw(
  'M4 13h4.5l1.5 3h4l1.5-3H20M4 13v6.5h16V13L17.5 8M6.5 8 4 13M12 11V3.5M9 6.5l3-3 3 3',
);
export const SettingsIcon = draw(
  'M12 15.2a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM10.3 3.5h3.4l.5 2.5 1.8 1 2.4-.9 1.7 3-1.9 1.6v2.6l1.9 1.6-1.7 3-2.4-.9-1.8 1-.5 2.5h-3.4l-.5-2.5-1.8-1-2.4.9-1.7-3 1.9-1.6v-2.6L3.9 9.1l1.7-3 2.4.9 1.8-1z',
);
export const MoreIcon = draw(
  'M5 11.3a.7.7 0 1 0 0 1.4.7.7 0 0 0 0-1.4zM12 11.3a.7.7 0 1 0 0 1.4.7.7 0 0 0 0-1.4zM19 11.3a.7.7 0 1 0 0 1.4.7.7 0 0 0 0-1.4z',
);
export const SearchIcon = draw('M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5 20.5 20.5');
export const PlusIcon = draw('M12 5v14M5 12h14');
export const MinusIcon = draw('M5 12h14');
export const CheckIcon = draw('M5 12.5 10 17.5 19.5 7');
export const CloseIcon = draw('M6 6 18 18M18 6 6 18');
export const ChevronDownIcon = draw('M6 9.5 12 15.5l6-6');
export const ChevronRightIcon = draw('M9.5 6 15.5 12l-6 6');
export const ChevronLeftIcon = draw('M14.5 6 8.5 12l6 6');
export const SortUpIcon = draw('M12 19V6M6.5 11 12 5.5 17.5 11');
export const SortDownIcon = draw('M12 5v13M6.5 13 12 18.5 17.5 13');
export const ArrowRightIcon = draw('M4 12h15.5M13.5 6l6 6-6 6');
export const FilterIcon = draw('M4 6h16M7 12h10M10 18h4');
export const DownloadIcon = draw('M12 4v11M7.5 11 12 15.5 16.5 11M5 20h14');
export const UploadIcon = draw('M12 16V5M7.5 9 12 4.5 16.5 9M5 20h14');
export const ExportIcon = draw('M14 4h6v6M20 4l-9 9M18 14v6H4V6h6');
export const EditIcon = draw('M4 20h4L19.5 8.5l-4-4L4 16zM13 7l4 4');
export const TrashIcon = draw('M4.5 7h15M9.5 7V4h5v3M6.5 7l1 13h9l1-13M10.5 11v5.5M13.5 11v5.5');
export const MailIcon = draw('M4 6h16v12H4zM4 7l8 6 8-6');
export const MailOpenIcon = draw('M4 9.5 12 4l8 5.5V19H4zM4 10l8 5 8-5');
export const LetterIcon = draw('M5 4h14v16H5zM8.5 8h7M8.5 11.5h7M8.5 15h4');
export const PhoneIcon = draw(
  'M6 4h3.5l1.5 4.5-2 1.5a11 11 0 0 0 5 5l1.5-2 4.5 1.5V18a2 2 0 0 1-2 2A14 14 0 0 1 4 6a2 2 0 0 1 2-2z',
);
export const CalendarIcon = draw('M4.5 6h15v14h-15zM4.5 10.5h15M8.5 3.5v4M15.5 3.5v4');
export const ClockIcon = draw('M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 7.5V12l3 2');
export const PaymentIcon = draw(
  'M4 6.5h16v11H4zM12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  [7, 12],
  [17, 12],
);
export const CardIcon = draw('M3.5 6h17v12h-17zM3.5 10h17M7 14.5h4');
export const HandshakeIcon = draw('M4 12.5a8 8 0 1 1 3 6.2L4 20zM9 12.5l2.2 2.2L15.5 10');
export const DisputeIcon = draw('M12 4.5 21 19.5H3zM12 10v4.5', [12, 17]);
export const PauseIcon = draw('M8.5 5v14M15.5 5v14');
export const PlayIcon = draw('M7.5 5v14l11-7z');
export const UndoIcon = draw('M8.5 14 4 9.5 8.5 5M4 9.5h9.5a5.5 5.5 0 0 1 0 11H9');
export const ClipIcon = draw(
  'M20 11.5 12 19.5a5 5 0 0 1-7-7l8-8a3.4 3.4 0 0 1 4.8 4.8l-8 8a1.7 1.7 0 0 1-2.4-2.4L14.5 8',
);
export const FileIcon = draw('M6 3h8l4 4v14H6zM14 3v4h4');
export const FolderIcon = draw('M3.5 6h6l2 2.5h9V19h-17z');
export const InfoIcon = draw('M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 11v5.5', [12, 7.8]);
export const WarningIcon = DisputeIcon;
export const SunIcon = draw(
  'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 3v1.5M12 19.5V21M3 12h1.5M19.5 12H21M5.6 5.6l1.1 1.1M17.3 17.3l1.1 1.1M5.6 18.4l1.1-1.1M17.3 6.7l1.1-1.1',
);
export const MoonIcon = draw('M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z');
export const ScreenIcon = draw('M3.5 5h17v11h-17zM9 20h6M12 16v4');
export const LanguageIcon = draw(
  'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM3.5 12h17M12 3.5c-5 5-5 12 0 17 5-5 5-12 0-17z',
);
export const KeyboardIcon = draw(
  'M3 6.5h18v11H3zM8.5 14.5h7',
  [6.5, 10.3],
  [10, 10.3],
  [13.7, 10.3],
  [17.3, 10.3],
);
export const SignOutIcon = draw('M14 4H5v16h9M10 12h10.5M17 8.5l3.5 3.5-3.5 3.5');
export const LinkIcon = draw(
  'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
);
export const LockIcon = draw('M5.5 11h13v9h-13zM8.5 11V8a3.5 3.5 0 0 1 7 0v3');
export const BuildingIcon = draw('M5 21V4h9v17M14 9h5v12M3 21h18M8 8h3M8 12h3M8 16h3');
export const ColumnsIcon = draw('M4 5h16v14H4zM9.5 5v14M14.5 5v14');
export const BookmarkIcon = draw('M7 4h10v16l-5-4-5 4z');
export const OfflineIcon = draw(
  'M4 4l16 16M2.5 9a14 14 0 0 1 4.5-2.8M11 5a14 14 0 0 1 10.5 4M6 13a9 9 0 0 1 5-2.7M15.5 11.3A9 9 0 0 1 18 13',
  [12, 18],
);
