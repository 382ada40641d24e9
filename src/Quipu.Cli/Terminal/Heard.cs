namespace Quipu.Cli.Terminal;

/// <summary>Progress that is heard at once, on the thread that tells it; <see cref="Progress{T}"/> would hand it to another and lose the order.</summary>
sealed class Heard<T>(Action<T> hear) : IProgress<T>
{
    public void Report(T value) => hear(value);
}
