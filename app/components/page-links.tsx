// On to the next page and back to the first, where a list is read along an index: there are no page numbers.
import { useLocation } from "@remix-run/react";
import { Box, Button, ButtonGroup } from "@shopify/polaris";

interface Props {
  /** The name in the address that says where the page begins. */
  parameter: string;
  /** Null on the last page. */
  next: string | null;
  isFirst: boolean;
  labels: { next: string; first: string };
}

export function PageLinks({ parameter, next, isFirst, labels }: Props) {
  const { pathname, search } = useLocation();
  if (next === null && isFirst) return null;
  const at = (place: string | null) => {
    const parameters = new URLSearchParams(search);
    parameters.delete(parameter);
    if (place !== null) parameters.set(parameter, place);
    return `${pathname}?${parameters}`;
  };
  return (
    <Box padding="300">
      <ButtonGroup>
        {!isFirst && <Button url={at(null)}>{labels.first}</Button>}
        {next !== null && <Button url={at(next)}>{labels.next}</Button>}
      </ButtonGroup>
    </Box>
  );
}
