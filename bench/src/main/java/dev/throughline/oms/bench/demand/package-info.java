/** {@code ./run demand-backtest}: what the forecasts of demand are worth, on real sales. */
@NullMarked
package dev.throughline.oms.bench.demand;

import org.jspecify.annotations.NullMarked;
