namespace Quipu.Storage.Sqlite;

/// <summary>A day as columns hold it, so that they sort and compare as days do: 20310206.</summary>
static class DayNumber
{
    internal static int Of(DateOnly day) => (day.Year * 10_000) + (day.Month * 100) + day.Day;

    internal static DateOnly Day(long number) => new((int)(number / 10_000), (int)(number / 100 % 100), (int)(number % 100));
}
