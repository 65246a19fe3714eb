import { defineTag } from '../define-tag.ts';
import { CsNetworkIndicator } from '../network-indicator/network-indicator.ts';

defineTag('cs-network-indicator', CsNetworkIndicator);
