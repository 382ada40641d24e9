namespace Quipu.Patterns.Language;

/// <summary>The same words in both languages of the interface.</summary>
public sealed record Wording(string En, string Es)
{
    /// <summary>In one of them; English for any other.</summary>
    public string In(string language) => language == "es" ? Es : En;
}
