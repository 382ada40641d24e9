namespace Quipu.Patterns.Indicators;

/// <summary>
/// One red flag: sees every contracting process that counts, and says at the end what only all of them together decide. A flag is a reason to look, and proves nothing:
/// its definition with innocent explanations stands beside every result.
/// </summary>
abstract class Indicator(string code)
{
    /// <summary>As in the catalogue: <c>R003</c>.</summary>
    internal string Code => code;

    internal abstract void See(Process process, string ocid, IndicatorResults results);

    internal virtual void Finish(IndicatorResults results)
    {
    }
}
