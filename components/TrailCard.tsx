/** The card that a chain of cards has come to, with the ways on and back. Only the first of them stands in the text. */
import { Card, type CardProps } from './Card'
import type { Trail } from './trail'

interface TrailCardProps extends Omit<CardProps, 'backTo' | 'onBack' | 'onLink'> {
  trail: Trail
}

/** `here` and `known` are those of the first card. */
export function TrailCard({ trail, here, known = false, ...card }: TrailCardProps) {
  return (
    <Card
      {...card}
      here={trail.nested ? undefined : here}
      known={!trail.nested && known}
      backTo={trail.backTo}
      onBack={trail.back}
      onLink={trail.open}
    />
  )
}
