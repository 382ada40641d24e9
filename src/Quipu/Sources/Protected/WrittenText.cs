namespace Quipu.Sources.Protected;

/// <summary>A text that somebody of the desk wrote, where the store keeps it.</summary>
/// <param name="Place">As the store calls it.</param>
/// <param name="Row">Of that place.</param>
/// <param name="Within">Where in the row, if it holds several.</param>
public sealed record WrittenText(string Place, long Row, string? Within, string Text);
