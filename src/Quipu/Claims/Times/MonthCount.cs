namespace Quipu.Claims.Times;

/// <summary>Which of the two times of a claim counts: when it held, as its words date it, or when it was reported.</summary>
public enum ClaimTime { Held, Reported }

/// <summary>How many claims begin in a month.</summary>
/// <param name="Month">Its first day.</param>
public readonly record struct MonthCount(DateOnly Month, int Claims);
