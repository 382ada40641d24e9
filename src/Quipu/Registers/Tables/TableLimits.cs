namespace Quipu.Registers.Tables;

/// <summary>How much of a hostile or broken table is held at once. Beyond a limit the row is skipped with a note, or the file refused with a sentence.</summary>
/// <param name="Field">Characters of one field.</param>
/// <param name="Row">Characters of one row.</param>
/// <param name="Columns">Fields of one row.</param>
/// <param name="Unpacked">Bytes of a workbook, unpacked.</param>
/// <param name="Strings">Bytes of the shared strings of a workbook, unpacked: they are held whole.</param>
sealed record TableLimits(int Field = 1 << 20, int Row = 4 << 20, int Columns = 20_000, long Unpacked = 2L << 30, long Strings = 64L << 20)
{
    const long Small = 64L << 20, Density = 100;

    /// <summary>Bytes that a part of so many packed bytes may unpack to: real sheets pack 10 to 40 to one, and only a bomb much more.</summary>
    internal long UnpackedOf(long packed) => Math.Min(Unpacked, Math.Max(Small, packed * Density));

    internal static TableLimits Default { get; } = new();
}
