namespace Quipu.Model;

/// <summary>A language as ISO 639-1 has it; <see cref="Unknown"/> where a text does not tell.</summary>
public readonly record struct Language(string Code)
{
    public static Language English { get; } = new("en");

    public static Language Spanish { get; } = new("es");

    /// <summary>ISO 639-2's <c>und</c>.</summary>
    public static Language Unknown { get; } = new("und");

    /// <summary>True where a reader of this version can read it.</summary>
    public bool IsRead => this == English || this == Spanish;

    public override string ToString() => Code;
}
