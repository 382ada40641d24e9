namespace Quipu.Web.Pages.Fault;

/// <summary>What went wrong, in one sentence, with its HTTP status.</summary>
public sealed record FaultView(int Status, string Sentence);
