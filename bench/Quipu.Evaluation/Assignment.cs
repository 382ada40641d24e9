namespace Quipu.Evaluation;

/// <summary>The one-to-one assignment of rows to columns with the greatest sum of scores (Kuhn 1955, Munkres 1957; shortest augmenting paths, cubic time).</summary>
static class Assignment
{
    /// <summary>The greatest sum.</summary>
    internal static double Best(double[,] scores)
    {
        var (rows, columns) = (scores.GetLength(0), scores.GetLength(1));
        if (rows > columns) return Best(Turned(scores));
        var (rowPrice, columnPrice, rowOf, from) = (new double[rows + 1], new double[columns + 1], new int[columns + 1], new int[columns + 1]);
        for (var row = 1; row <= rows; row++) Place(row, scores, (rowPrice, columnPrice), rowOf, from);
        var sum = 0.0;
        for (var column = 1; column <= columns; column++)
            if (rowOf[column] > 0) sum += scores[rowOf[column] - 1, column - 1];
        return sum;
    }

    static void Place(int row, double[,] scores, (double[] Row, double[] Column) price, int[] rowOf, int[] from)
    {
        var columns = rowOf.Length - 1;
        var (least, used, at) = (new double[columns + 1], new bool[columns + 1], 0);
        Array.Fill(least, double.PositiveInfinity);
        rowOf[0] = row;
        while (rowOf[at] != 0)
        {
            used[at] = true;
            var (here, step, next) = (rowOf[at], double.PositiveInfinity, 0);
            for (var column = 1; column <= columns; column++)
            {
                if (used[column]) continue;
                var cost = -scores[here - 1, column - 1] - price.Row[here] - price.Column[column];
                if (cost < least[column]) (least[column], from[column]) = (cost, at);
                if (least[column] < step) (step, next) = (least[column], column);
            }

            for (var column = 0; column <= columns; column++)
                if (used[column])
                {
                    price.Row[rowOf[column]] += step;
                    price.Column[column] -= step;
                }
                else least[column] -= step;
            at = next;
        }

        for (; at != 0; at = from[at]) rowOf[at] = rowOf[from[at]];
    }

    static double[,] Turned(double[,] scores)
    {
        var turned = new double[scores.GetLength(1), scores.GetLength(0)];
        for (var i = 0; i < scores.GetLength(0); i++)
            for (var j = 0; j < scores.GetLength(1); j++) turned[j, i] = scores[i, j];
        return turned;
    }
}
