import { Component, type ReactNode } from 'react';
import { ErrorState } from '../design/states/error-state.js';

interface BoundaryProps {
  readonly children: ReactNode;
  /** Another value tries anew: the address, say. */
  readonly resetBy?: string;
}

interface BoundaryState {
  readonly error: unknown;
  readonly hasFailed: boolean;
}

const FINE: BoundaryState = { error: undefined, hasFailed: false };

/** Keeps a fault of one part from taking the rest of the page with it. */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state = FINE;

  static getDerivedStateFromError(error: unknown): BoundaryState {
    return { error, hasFailed: true };
  }

  override componentDidUpdate(before: BoundaryProps): void {
    if (this.state.hasFailed && before.resetBy !== this.props.resetBy) this.setState(FINE);
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return <ErrorState error={this.state.error} onRetry={() => this.setState(FINE)} />;
  }
}
