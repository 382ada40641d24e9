namespace Quipu.Patterns.Kept;

/// <summary>How far people have come with a finding. Kept by position: new ones go to the end.</summary>
public enum FindingStatus { New, Checking, Confirmed, Refuted, Published }
