using System.Text.Json;

namespace FollowTheMoney;

/// <summary>What is wrong with JSON, for people.</summary>
public static class JsonFault
{
    /// <summary>The framework's reason without the places that it appends, which count from 0 and within whatever was handed to it.</summary>
    public static string Reason(this JsonException fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        var text = fault.Message;
        foreach (var tail in (ReadOnlySpan<string>)[" Path: ", " LineNumber: "])
            if (text.IndexOf(tail, StringComparison.Ordinal) is var at and > 0) text = text[..at];
        return text.ReplaceLineEndings(" ");
    }
}
