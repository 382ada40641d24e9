namespace Quipu.Matching.Scoring;

/// <summary>The scores from which a pair is a match when nobody sets them otherwise, as shares: the settings <c>match-threshold</c> and <c>match-high</c>.</summary>
public static class MatchThresholds
{
    /// <summary>Shown as a match.</summary>
    public static double Default => Settings.MatchThreshold.Default / 100.0;

    /// <summary>A strong match.</summary>
    public static double High => Settings.MatchHigh.Default / 100.0;
}
