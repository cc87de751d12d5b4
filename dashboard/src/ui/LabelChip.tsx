/** A label's name beside its colour; the colour of a label that nobody has made is grey. */
export function LabelChip({ name, color }: { readonly name: string; readonly color: string | undefined }) {
  const style = { '--label': color ?? '#8b9591' } as React.CSSProperties;
  return (
    <span className="label-chip" style={style}>
      <bdi>{name}</bdi>
    </span>
  );
}
